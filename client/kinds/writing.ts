/** How items of a kind are written: the form that makes and amends them. */
import type { KindItem } from '../../picture/items.ts';

export interface Writing<I extends KindItem> {
  /** The fields of its form, in the order in which a person meets them. */
  readonly fields: readonly string[];
  readonly kind: I['kind'];
}
