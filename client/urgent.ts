/** What the title of the window says first. */
import type { AnyItem } from '../picture/fold.ts';

const RECENT = 60 * 60_000; // ms

/** How many FLASH and IMMEDIATE events were recorded in the last hour and still stand. */
export const urgentCount = (items: Iterable<AnyItem>, now: number): number => {
  const since = new Date(now - RECENT).toISOString(); // times of one form compare as they are written
  let count = 0;
  for (const item of items) {
    if (item.kind !== 'event' || item.state === 'withdrawn') continue;
    const { precedence } = item.fields;
    const grave = precedence === 'FLASH' || precedence === 'IMMEDIATE';
    if (grave && item.recorded > since) count++;
  }
  return count;
};
