/** What a wall stops for, and what keeps it bright. Pure. */
import type { DeskId } from '../../picture/basics.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import { isUrgent } from '../../picture/precedence.ts';
import { uiOf } from '../kinds.ts';
import { urgency } from '../lib/urgent.ts';
import { asksOf, awaited, type WallItem } from './wall-items.ts';

export const isGrave = ({ fields }: WallItem): boolean => isUrgent(fields.precedence);

/**
 * Urgent at `now` (ms since 1970), with a desk that must know it and has not acknowledged it; of what asks
 * nobody (a feed brought it), with a desk that has not said what it thinks of it.
 */
export const pressing = (item: WallItem, members: readonly DeskId[], now: number): boolean =>
  presses(item, now) && (awaited(item, members).length > 0 || isOpen(item, members));

const isOpen = (item: WallItem, members: readonly DeskId[]): boolean =>
  item.kind === 'event' &&
  asksOf(item, members) === undefined &&
  members.some((id) => id !== item.by.desk && item.positions[id] === undefined);

/** True if it is urgent at `now`, in milliseconds since 1970. */
export const presses = (item: WallItem, now: number): boolean =>
  now < (uiOf(item).urgency(item)?.until ?? 0);

/** An urgent FLASH of which some desk is still awaited. `now` is milliseconds since 1970. */
export const unhandled = (item: WallItem, members: readonly DeskId[], now: number): boolean =>
  item.fields.precedence === 'FLASH' && pressing(item, members, now);

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
