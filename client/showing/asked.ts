/** What of an item a desk must know and was not shown yet. Pure. [R60] [R62] [R65] */
import type { DeskId, Ref } from '../../picture/basics.ts';
import { acknowledgedBy, shownAt } from '../../picture/facets/receipts/receipt.ts';
import { itemOf, type Picture } from '../../picture/fold.ts';
import { kindOf } from '../../picture/items.ts';
import { isDelivered } from '../../picture/views/receipts/delivery.ts';

/** The entry with those words, once they have reached the desk (`now`: ms since 1970); undefined: none are left. */
export function unshownIn(
  picture: Picture,
  ref: Ref,
  desk: DeskId,
  now: number,
): number | undefined {
  const item = itemOf(picture, ref);
  const asked = item && kindOf(item).asks(item, picture.opened?.members ?? []);
  if (item === undefined || asked === undefined || !asked.desks.includes(desk)) return undefined;
  if (!isDelivered(picture.staff, desk, asked, now)) return undefined;
  if (asked.over !== undefined && Date.parse(asked.over) <= now) return undefined;
  const known = shownAt(item, desk, asked) ?? acknowledgedBy(item, desk, asked);
  return known === undefined ? asked.words.seq : undefined;
}
