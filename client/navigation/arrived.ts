/** The items that came while nobody looked. */
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { at } from '../../picture/table.ts';
import type { Mark } from '../items/arrivals.ts';
import { uiOf } from '../kinds.ts';

/** The items marked as new that still stand, the most severe first, then the newest. */
export function arrived(marks: ReadonlyMap<number, Mark>, { items }: Picture): readonly AnyItem[] {
  return [...marks]
    .flatMap(([seq, mark]) => (mark === 'new' ? (at(items, seq) ?? []) : []))
    .filter(({ state }) => state !== 'withdrawn')
    .sort((a, b) => uiOf(a).rank(a) - uiOf(b).rank(b) || b.seq - a.seq);
}
