/** How items of a kind are told at a glance, on every page. */
import type { KindItem } from '../../picture/items.ts';

export interface Telling<I extends KindItem> {
  /** The place of an item among others by severity: 0 is the most severe, withdrawn ones are last. */
  rank(item: I): number;
}
