/** What a wall tells as a card or a line: events, and messages that are urgent and not done. Pure. */
import type { DeskId, Instant } from '../../picture/basics.ts';
import { type Asked, acknowledgedBy } from '../../picture/facets/receipts/receipt.ts';
import { kindOf } from '../../picture/items.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import { type MessageItem, message } from '../../picture/kinds/message.ts';
import { isUrgent } from '../../picture/precedence.ts';

export type WallItem = EventItem | MessageItem;

/** Whether a wall tells a message: until all its desks have done what it asks. */
export const isTold = (item: MessageItem): boolean =>
  isUrgent(item.fields.precedence) && message.over(item) === undefined;

/** When it happened, as reported; a message, when it was sent. */
export const happenedAt = (item: WallItem): Instant =>
  item.kind === 'event' ? item.fields.occurred.from : item.recorded;

/** What desks must know of it; undefined: nothing, or nobody has to any more. [R60] */
export function asksOf(item: WallItem, members: readonly DeskId[]): Asked | undefined {
  const asked = kindOf(item).asks(item, members);
  return asked?.over === undefined ? asked : undefined;
}

/** The desks that must know it and have not acknowledged it. [R61] */
export function awaited(item: WallItem, members: readonly DeskId[]): readonly DeskId[] {
  const asked = asksOf(item, members);
  return asked?.desks.filter((desk) => acknowledgedBy(item, desk, asked) === undefined) ?? [];
}
