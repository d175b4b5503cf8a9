/** What the title of the window says first. */
import type { AnyItem } from '../../picture/fold.ts';
import type { Page, Table } from '../../picture/table.ts';

const RECENT = 60 * 60_000; // ms

/** When the FLASH and IMMEDIATE events of a page that still stand were recorded. Pages are replaced, never changed. */
const grave = new WeakMap<Page<AnyItem>, readonly string[]>();

function graveOn(page: Page<AnyItem>): readonly string[] {
  const known = grave.get(page);
  if (known !== undefined) return known;
  const found: string[] = [];
  for (const item of page) {
    if (item?.kind !== 'event' || item.state === 'withdrawn') continue;
    const { precedence } = item.fields;
    if (precedence === 'FLASH' || precedence === 'IMMEDIATE') found.push(item.recorded);
  }
  grave.set(page, found);
  return found;
}

/** How many FLASH and IMMEDIATE events were recorded in the last hour and still stand. */
export function urgentCount({ pages }: Table<AnyItem>, now: number): number {
  const since = new Date(now - RECENT).toISOString(); // times of one form compare as they are written
  let count = 0;
  for (const page of pages) {
    if (page === undefined) continue;
    for (const recorded of graveOn(page)) if (recorded > since) count++;
  }
  return count;
}
