/** When words reach a desk: at once or, while its channel is suspended, when it is resumed. [R65] */
import type { DeskId } from '../../basics.ts';
import type { Asked } from '../../facets/receipts/receipt.ts';
import type { Item } from '../../kinds/item.ts';
import type { ChannelItem } from '../../staff/items.ts';
import { channelsOf, holds } from '../../staff/ledger.ts';
import type { Table } from '../../table.ts';

/** `at`: ms since 1970, which may be to come; `waits`: it is not known when, because of this suspension. */
export type Delivery = { readonly at: number } | { readonly waits: ChannelItem };

/** When words reach a desk, by what the picture knows of its channel. */
export function deliveryOf(staff: Table<Item>, desk: DeskId, { words, waits }: Asked): Delivery {
  let at = Date.parse(words.time);
  if (!waits) return { at };
  const suspensions = channelsOf(staff, desk).filter(({ is }) => is === 'suspension');
  for (;;) {
    // one that was declared before the words came, or that holds on when another one has ended
    const holding = suspensions.find(
      (one) => holds(one, at) && (one.seq < words.seq || Date.parse(one.recorded) <= at),
    );
    if (holding === undefined) return { at };
    if (holding.ended === undefined) return { waits: holding };
    at = Date.parse(holding.ended.from);
  }
}

/** True once words have reached a desk at `now` (ms since 1970). */
export function isDelivered(staff: Table<Item>, desk: DeskId, asked: Asked, now: number): boolean {
  const delivery = deliveryOf(staff, desk, asked);
  return 'at' in delivery && delivery.at <= now;
}
