/**
 * The contract of a facet: acts and state that several kinds of item share. An act names one item or
 * several and is folded into each of them; it is refused for items of kinds that do not list the
 * facet [R26]. Its functions are declared as methods, not as properties, so that one list can hold all.
 */
import type { Act, ActOnSeveral } from '../acts.ts';
import type { Judging } from '../judging.ts';
import type { Entered, Item } from '../kinds/item.ts';
import type { Refusal } from '../refusal.ts';

/** A facet. `On`: what an item must have, the facet's state included. Kinds without it cannot list it. */
export interface Facet<
  On extends Item,
  Change extends { readonly type: string },
  Changed = Partial<On>,
> {
  readonly facet: string;
  readonly acts: readonly (Act | ActOnSeveral)[];

  /** The changed fields of one named item: the facet's state, and the history if the act adds a step. */
  fold(item: On, entered: Entered, change: Change): Changed;
  /** The reason to refuse the act for one named item, beyond the rules for every act; undefined if none. */
  refuse(item: On, change: Change, how: Judging): Refusal | undefined;
}

/** A facet as the generic rules see it: it accepts any item, and is found by the item's kind (registry.ts). */
export type AnyFacet = Facet<Item, { readonly type: string }, object>;
