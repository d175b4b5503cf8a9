/**
 * The contract of a facet: acts and state that several kinds of item share. An act names one item or
 * several and is folded into each of them; it is refused for items of kinds that do not list the
 * facet [R26]. Methods and no function properties: only so can facets stand in one list.
 */
import type { Act, ActOnSeveral } from '../acts.ts';
import type { Judging } from '../judging.ts';
import type { Entered, Item } from '../kinds/item.ts';
import type { Refusal } from '../refusal.ts';

/** `On`: what an item must have for it, its own state included. A kind without it cannot list it. */
export interface Facet<
  On extends Item,
  Change extends { readonly type: string },
  Changed = Partial<On>,
> {
  readonly facet: string;
  readonly acts: readonly (Act | ActOnSeveral)[];

  /** What the act changes of one item that it names: the facet's state, and a step of its history if it leaves one. */
  fold(item: On, entered: Entered, change: Change): Changed;
  /** Why the act is refused for one item that it names, beyond what holds for every act; undefined: it is not. */
  refuse(item: On, change: Change, how: Judging): Refusal | undefined;
}

/** A facet as the rules see it: it takes any item, and is found by the item's kind (registry.ts). */
export type AnyFacet = Facet<Item, { readonly type: string }, object>;
