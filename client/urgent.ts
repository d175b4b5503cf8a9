/** What the title of the window says first. */
import type { AnyItem } from '../picture/fold.ts';

const RECENT = 60 * 60_000; // ms

/** How many FLASH and IMMEDIATE events were recorded in the last hour and still stand. */
export const urgentCount = (items: Iterable<AnyItem>, now: number): number => {
  let count = 0;
  for (const item of items) {
    if (item.kind !== 'event' || item.state === 'withdrawn') continue;
    const { precedence } = item.fields;
    const grave = precedence === 'FLASH' || precedence === 'IMMEDIATE';
    if (grave && now - Date.parse(item.recorded) < RECENT) count++;
  }
  return count;
};
