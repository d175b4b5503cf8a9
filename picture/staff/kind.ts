/**
 * The contract of a staff kind: things that say how the cell is staffed. They have no place, no title and no
 * facets, and are never released; who may make their changes, and what forbids them, every one must say.
 */
import type { Act, Rule } from '../acts.ts';
import type { Judging } from '../judging.ts';
import type { Entered, Item } from '../kinds/item.ts';
import type { Refusal } from '../refusal.ts';

export interface StaffKind<I extends Item, Change extends { readonly type: string }> {
  readonly kind: I['kind'];
  /** The letter of its references: W for W-12. */
  readonly letter: string;
  /** The changes that make an item. */
  readonly makes: readonly [Rule, ...Rule[]];
  /** All other changes to an item of this kind. */
  readonly others: readonly Act[];

  /** The item after one of its changes; `known` is undefined exactly when the change makes it. */
  fold(known: I | undefined, entered: Entered, change: Change): I;
  /** The reason to refuse one of its changes; undefined if there is none. `known` as in `fold`. */
  refuse(known: I | undefined, change: Change, how: Judging): Refusal | undefined;
}
