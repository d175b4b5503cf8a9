/** What a wall stops for, and what keeps it bright. Pure. */
import type { DeskId } from '../../picture/basics.ts';
import { acknowledgedBy } from '../../picture/facets/receipts/receipt.ts';
import { kindOf } from '../../picture/items.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import { isUrgent } from '../../picture/precedence.ts';
import { urgency } from '../lib/urgent.ts';

const stands = (event: EventItem): boolean => event.state !== 'withdrawn';
export const isGrave = ({ fields }: EventItem): boolean => isUrgent(fields.precedence);

/** The desks that are to say something of a FLASH that stands and have not: members but its author. [R61] */
export function awaited(event: EventItem, members: readonly DeskId[]): readonly DeskId[] {
  if (event.fields.precedence !== 'FLASH' || !stands(event)) return [];
  const asked = kindOf(event).asks(event, members);
  return members.filter(
    (id) =>
      id !== event.by.desk &&
      event.positions[id] === undefined &&
      (asked === undefined || acknowledgedBy(event, id, asked) === undefined),
  );
}

/** Urgent at `now` (ms since 1970), with a desk that sees it and has not said what it thinks of it. */
export const pressing = (event: EventItem, members: readonly DeskId[], now: number): boolean =>
  stands(event) &&
  presses(event, now) &&
  members.some((id) => id !== event.by.desk && event.positions[id] === undefined);

/** True if it is urgent at `now`, in milliseconds since 1970. */
export const presses = (event: EventItem, now: number): boolean =>
  now < (urgency(event)?.until ?? 0);

/** An urgent FLASH of which some desk is still awaited. `now` is milliseconds since 1970. */
export const unhandled = (event: EventItem, members: readonly DeskId[], now: number): boolean =>
  presses(event, now) && awaited(event, members).length > 0;

/** The latest event that is urgent since less than `within` ms; a FLASH before others. */
export function freshest(
  events: readonly EventItem[],
  now: number,
  within: number,
): EventItem | undefined {
  let best: EventItem | undefined;
  for (const event of events) {
    const since = urgency(event)?.since;
    if (since === undefined || now - since >= within) continue;
    if (best === undefined || above(event, best)) best = event;
  }
  return best;
}

const above = (one: EventItem, two: EventItem): boolean =>
  one.fields.precedence === two.fields.precedence
    ? one.seq > two.seq
    : one.fields.precedence === 'FLASH';
