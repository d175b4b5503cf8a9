/** The items that came while nobody looked. */
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { at } from '../../picture/table.ts';
import type { Mark } from '../items/arrivals.ts';
import { uiOf } from '../kinds.ts';
import { isHistory } from '../lib/urgent.ts';

/** The items marked as new that still stand: the most severe first, then the newest, then history. */
export function arrived(marks: ReadonlyMap<number, Mark>, { items }: Picture): readonly AnyItem[] {
  return [...marks]
    .flatMap(([seq, mark]) => (mark === 'new' ? (at(items, seq) ?? []) : []))
    .filter(({ state }) => state !== 'withdrawn')
    .sort(
      (a, b) =>
        Number(isOld(a)) - Number(isOld(b)) || uiOf(a).rank(a) - uiOf(b).rank(b) || b.seq - a.seq,
    );
}

/** Whether an item told of what was over for a day when it was recorded. */
const isOld = (item: AnyItem): boolean => isHistory(item.recorded, uiOf(item).span(item).to);

/** Whether what was last done to an item is to be seen: history that a feed brings, or corrects, is no news. */
export const isNews = (item: AnyItem): boolean =>
  !(item.history.at(-1)?.by.role === 'feed' && isOld(item));
