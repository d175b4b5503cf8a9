/** The whole account of items of a kind, on the analyst's page. */
import type { Texts } from '../../picture/basics.ts';
import type { KindItem } from '../../picture/items.ts';

export interface Account<I extends KindItem> {
  /** The words of an item's author: its title, and the longer text below it. */
  account(item: I): { readonly title: Texts; readonly text?: Texts | undefined };
}
