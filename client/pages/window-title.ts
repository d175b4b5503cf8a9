/** What the title of the window says first. */
import type { AnyItem } from '../../picture/fold.ts';
import type { Page, Table } from '../../picture/table.ts';
import { uiOf } from '../kinds.ts';

const RECENT = 60 * 60_000; // ms

/** Since when (ms) the urgent items of a page are. Pages are replaced, never changed. */
const urgent = new WeakMap<Page<AnyItem>, readonly number[]>();

function urgentOn(page: Page<AnyItem>): readonly number[] {
  const known = urgent.get(page);
  if (known !== undefined) return known;
  const found: number[] = [];
  for (const item of page) {
    const urgency = item && uiOf(item).urgency(item);
    if (urgency !== undefined) found.push(urgency.since);
  }
  urgent.set(page, found);
  return found;
}

/** How many items are urgent since an hour or less. `now` is milliseconds since 1970. */
export function urgentCount({ pages }: Table<AnyItem>, now: number): number {
  let count = 0;
  for (const page of pages) {
    if (page === undefined) continue;
    for (const since of urgentOn(page)) if (now - since < RECENT) count++;
  }
  return count;
}
