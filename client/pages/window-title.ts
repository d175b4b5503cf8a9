/** What the title of the window says first. */
import type { AnyItem } from '../../picture/fold.ts';
import type { Page, Table } from '../../picture/table.ts';
import { uiOf } from '../kinds.ts';

const RECENT = 60 * 60_000; // ms

/** When the urgent items of a page were recorded. Pages are replaced, never changed. */
const urgent = new WeakMap<Page<AnyItem>, readonly string[]>();

function urgentOn(page: Page<AnyItem>): readonly string[] {
  const known = urgent.get(page);
  if (known !== undefined) return known;
  const found: string[] = [];
  for (const item of page) {
    if (item !== undefined && uiOf(item).urgent(item)) found.push(item.recorded);
  }
  urgent.set(page, found);
  return found;
}

/** How many urgent items were recorded in the last hour. */
export function urgentCount({ pages }: Table<AnyItem>, now: number): number {
  const since = new Date(now - RECENT).toISOString(); // times of one form compare as they are written
  let count = 0;
  for (const page of pages) {
    if (page === undefined) continue;
    for (const recorded of urgentOn(page)) if (recorded > since) count++;
  }
  return count;
}
