/** What a wall stops for, and what keeps it bright. Pure. */
import type { DeskId } from '../../picture/basics.ts';
import type { EventItem } from '../../picture/items/event.ts';

const DAY = 24 * 60 * 60_000; // ms

const stands = (event: EventItem): boolean => event.state !== 'withdrawn';
export const isGrave = ({ fields }: EventItem): boolean =>
  fields.precedence === 'FLASH' || fields.precedence === 'IMMEDIATE';

/**
 * A FLASH of the last day that still stands, and of which some desk other than its author's has not
 * taken any position. `now` is milliseconds since 1970.
 */
export const unhandled = (event: EventItem, desks: readonly DeskId[], now: number): boolean =>
  event.fields.precedence === 'FLASH' &&
  stands(event) &&
  now - Date.parse(event.recorded) < DAY &&
  desks.some((id) => id !== event.by.desk && event.positions[id] === undefined);

/** The latest FLASH or IMMEDIATE event recorded in the last `within` ms; a FLASH before others. */
export function freshest(
  events: readonly EventItem[],
  now: number,
  within: number,
): EventItem | undefined {
  let best: EventItem | undefined;
  for (const event of events) {
    if (!isGrave(event) || !stands(event)) continue;
    const age = now - Date.parse(event.recorded);
    if (age >= within) continue;
    if (best === undefined || above(event, best)) best = event;
  }
  return best;
}

const above = (one: EventItem, two: EventItem): boolean =>
  one.fields.precedence === two.fields.precedence
    ? one.seq > two.seq
    : one.fields.precedence === 'FLASH';
