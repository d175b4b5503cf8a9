/** What came or changed from one picture to a later one. Pure. */
import type { Picture } from '../../picture/fold.ts';
import { changes } from '../../picture/table.ts';

export type Mark = 'new' | 'changed';

/** By seq of the item. Nothing if the later picture is of another log. */
export function arrivals(before: Picture, after: Picture): ReadonlyMap<number, Mark> {
  const found = new Map<number, Mark>();
  for (const { was, is } of changes(before.items, after.items)) {
    if (is === undefined) continue;
    if (was === undefined) found.set(is.seq, 'new');
    else if (was.history.length < is.history.length) found.set(is.seq, 'changed');
  }
  return found;
}
