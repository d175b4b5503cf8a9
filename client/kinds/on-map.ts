/** How items of a kind are drawn on the map. */
import type { KindItem } from '../../picture/items.ts';

export interface OnMap<I extends KindItem> {
  /** True if a withdrawn item stays on the map. */
  staysWithdrawn(item: I): boolean;
}
