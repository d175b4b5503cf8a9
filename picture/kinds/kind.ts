/**
 * The contract of a kind of item. The rules ask it and know no kind by name. Every key is required: a
 * kind that forgets one does not compile, and what it does not allow is refused. Methods and no
 * function properties: only so can kinds stand in one list (items.ts).
 */
import type { Act, Rule } from '../acts.ts';
import type { Instant, Ref, Texts } from '../basics.ts';
import type { Facet } from '../facets/facet.ts';
import type { Coarse } from '../geo/coarsen.ts';
import type { Area, LonLat, Shape } from '../geo/place.ts';
import type { Judging } from '../judging.ts';
import type { Refusal } from '../refusal.ts';
import type { Entered, Item } from './item.ts';

/** `Said`: all that an item says of itself, what its making and each amendment carry whole. [R7] */
export interface Kind<
  I extends Item,
  Change extends { readonly type: string },
  Said,
  OneFacet = Facet<I, { readonly type: string }>,
> {
  readonly kind: I['kind'];
  /** Of its references: A for A-12. */
  readonly letter: string;
  /** The field of its changes that carries `Said`. */
  readonly field: string;

  /** The changes that make an item; the first is the one that a released copy is made by. */
  readonly makes: readonly [Rule, ...Rule[]];
  /** The change that replaces `Said`; none, if it cannot be amended. */
  readonly amends: readonly [] | readonly [Act];
  readonly others: readonly Act[];
  /** The acts of desks that it shares with other kinds. Release has a key of its own. */
  readonly facets: readonly OneFacet[];

  /** The item after one change of its own; `known` is undefined exactly when the change makes it. */
  fold(known: I | undefined, entered: Entered, change: Change): I;
  said(item: I): Said;
  saidIn(change: Change): Said | undefined;

  /**
   * Why a change of its own is refused beyond what holds for every kind, by the state of the item for
   * example; undefined: it is not. `known` is undefined exactly when the change makes an item.
   */
  refuse(known: I | undefined, change: Change, how: Judging): Refusal | undefined;
  /** The shape that it has on the map, if it has one of its own. */
  place(said: Said): Shape | Area | undefined;
  /** The item that it is attached to, if its kind can be: the event that a note is on. */
  on(said: Said): Ref | undefined;
  /** [R15] When what it speaks of began. */
  happened(item: I): Instant;
  title(item: I): Texts;

  readonly release: Releasing<I, Said> | 'never';
}

/** [R23] How an item is copied for others. */
export interface Releasing<I, Said> {
  /** Why it is not released in its present state; undefined: it is. Withdrawn never is. */
  bars(item: I): string | undefined;
  /** What the copy says; a schema checks it. */
  copy(said: Said, how: Copying): object | Uncopied;
  /** The point that a copy stands at, if it is a coarse one. */
  coarseAt(copy: Said): LonLat | undefined;
  /** What of this kind alone stays behind. */
  stays(item: I): readonly Stays[];
  /** By what else than its kind a cell may ask for a second person. */
  sensitive(said: Said): readonly string[];
}

/** What a copy is made with: places as the others will see them, and what they call the items named. */
export interface Copying {
  placed(shape: Shape | Area, uncertainty?: number): Coarse | 'too-wide' | undefined;
  named(ref: Ref): Ref | undefined;
}

/** Why there is no copy: it would lie anywhere, or (a note on what was not released) nowhere. */
export type Uncopied = 'too-wide' | 'nowhere';

/** What a copy leaves out, always or of this item; whoever releases it is told. */
export type Stays = 'author' | 'history' | 'source' | 'place' | 'links' | 'positions' | 'notes';
