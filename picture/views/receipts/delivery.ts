/** When words reach a desk: at once or, while its channel is suspended, when it is resumed. [R65] */
import type { DeskId } from '../../basics.ts';
import type { Asked } from '../../facets/receipts/receipt.ts';
import type { Item } from '../../kinds/item.ts';
import type { ChannelItem } from '../../staff/items.ts';
import { channelsOf, holds } from '../../staff/ledger.ts';
import type { Table } from '../../table.ts';

/** `at`: ms since 1970, which may be to come; `waits`: it is not known when, because of this suspension. */
export type Delivery = { readonly at: number } | { readonly waits: ChannelItem };

/**
 * When words reach a desk, by what the picture knows of its channel. What has reached it stays there: a
 * suspension that was declared afterwards holds nothing back.
 */
export function deliveryOf(staff: Table<Item>, desk: DeskId, { words, waits }: Asked): Delivery {
  let at = Date.parse(words.time);
  let { seq } = words; // the entry by which they would reach it
  if (!waits) return { at };
  const suspensions = suspensionsIn(channelsOf(staff, desk));
  for (;;) {
    const holding = suspensions.find(
      (one) => holds(one, at) && (one.seq < seq || Date.parse(one.recorded) < at),
    );
    if (holding === undefined) return { at };
    if (holding.ended === undefined) return { waits: holding };
    at = Date.parse(holding.ended.from);
    ({ seq } = holding.ended);
  }
}

const known = new WeakMap<readonly ChannelItem[], readonly ChannelItem[]>(); // lists are never changed

function suspensionsIn(channels: readonly ChannelItem[]): readonly ChannelItem[] {
  const suspensions = known.get(channels) ?? channels.filter(({ is }) => is === 'suspension');
  known.set(channels, suspensions);
  return suspensions;
}

/** True once words have reached a desk at `now` (ms since 1970). */
export function isDelivered(staff: Table<Item>, desk: DeskId, asked: Asked, now: number): boolean {
  const delivery = deliveryOf(staff, desk, asked);
  return 'at' in delivery && delivery.at <= now;
}
