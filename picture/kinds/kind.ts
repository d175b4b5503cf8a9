/**
 * What a kind of item says of itself, in one object. Rules, permissions, the fold, releases and replay
 * ask it and know no kind by name. Every key is required; what is left out inside a key is refused.
 */
import type { z } from 'zod';
import type { Instant, Ref, Texts } from '../basics.ts';
import type { Coarse } from '../coarsen.ts';
import type { Area, LonLat, Shape } from '../place.ts';
import type { Role } from '../wire.ts';
import type { Item, Stamp } from './item.ts';

/** A change: what it carries, and who may make it. */
export interface Rule {
  readonly schema: z.ZodObject<{ type: z.ZodLiteral<string> }>;
  readonly may: readonly Role[];
  /** [P4] Other desks may do it to the item too. Left out, only the desk that made it. */
  readonly anyDesk?: true;
}

/** A change to an item that is there: it names it. */
export interface Act extends Rule {
  readonly schema: z.ZodObject<{ type: z.ZodLiteral<string>; item: z.ZodType<string> }>;
}

/** `Said` is all that an item says of itself: what its making and each amendment carry whole. [R7] */
export interface Kind<I extends Item, Change extends { readonly type: string }, Said> {
  readonly kind: I['kind'];
  /** Of its references: A for A-12. */
  readonly letter: string;
  /** The field of its changes that carries `Said`. */
  readonly field: string;
  /** [P9] Whether analysts write it in a shared picture; otherwise it enters through an officer. */
  readonly analystsShare: boolean;

  readonly makes: Rule;
  /** Says all of it anew. None, if it cannot be amended. */
  readonly amends: readonly [] | readonly [Act];
  readonly others: readonly Act[];

  /** The item after one change of its own; `known` is undefined exactly when the change makes it. */
  fold(known: I | undefined, stamp: Stamp, change: Change): I;
  said(item: I): Said;
  saidIn(change: Change): Said | undefined;

  /** [R9] Why the state of an item does not allow a change; undefined: it does. Withdrawn never does. */
  barred(item: I, type: Change['type']): string | undefined;
  /** [R10] The shape it is drawn with, and the field that it stands in. */
  shape(said: Said): At<Shape | Area> | undefined;
  /** [R11] The items it names. */
  refs(said: Said): readonly At<Ref>[];
  /** [R15] When what it speaks of began. */
  happened(item: I): Instant;
  title(item: I): Texts;

  readonly release: Releasing<I, Said> | 'never';
}

/** Something, and the path of the field that it stands in. */
export interface At<T> {
  readonly field: string;
  readonly is: T;
}

/** [R23] How an item is copied for others. */
export interface Releasing<I, Said> {
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

/** What of an item no copy carries, or not this one. Each is named to who releases it. */
export type Stays = 'author' | 'history' | 'source' | 'place' | 'links' | 'positions' | 'notes';
