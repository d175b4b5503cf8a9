/**
 * The contract of a kind of item: the rules use it and know no kind by name. Every key is required, so
 * a kind that forgets one does not compile; what a kind does not allow is refused. Its functions are
 * declared as methods, not as properties, so that one list can hold all kinds (items.ts).
 */
import type { Act, Rule } from '../acts.ts';
import type { DeskId, Instant, Ref, Texts } from '../basics.ts';
import type { Category } from '../categories.ts';
import type { Facet } from '../facets/facet.ts';
import type { Asked } from '../facets/receipts/receipt.ts';
import type { Coarse } from '../geo/coarsen.ts';
import type { Area, LonLat, Shape } from '../geo/place.ts';
import type { Judging } from '../judging.ts';
import type { Precedence } from '../precedence.ts';
import type { Refusal } from '../refusal.ts';
import type { Entered, Item, Over } from './item.ts';

/** A kind. `Said` is all that an item says of itself; its making and each amendment carry it whole. [R7] */
export interface Kind<
  I extends Item,
  Change extends { readonly type: string },
  Said,
  OneFacet = Facet<I, { readonly type: string }>,
> {
  readonly kind: I['kind'];
  /** The letter of its references: A for A-12. */
  readonly letter: string;
  /** The field of its changes that carries `Said`. */
  readonly field: string;

  /** The changes that make an item; a released copy is made by the first. */
  readonly makes: readonly [Rule, ...Rule[]];
  /** The change that replaces `Said`; none if items of this kind cannot be amended. */
  readonly amends: readonly [] | readonly [Act];
  /** All other changes to an item of this kind. */
  readonly others: readonly Act[];
  /** The facets that it has; release has a key of its own. */
  readonly facets: readonly OneFacet[];

  /** The item after one of the kind's own changes; `known` is undefined exactly when the change makes it. */
  fold(known: I | undefined, entered: Entered, change: Change): I;
  /** The other items of its kind that a change has to do with; `touched` changes each of them. */
  touches(change: Change): readonly Ref[];
  /** An item that a change of another one has to do with, after it. */
  touched(item: I, entered: Entered, change: Change): I;
  /** All that an item says of itself. */
  said(item: I): Said;
  /** The `Said` that a change carries; undefined if it carries none. */
  saidIn(change: Change): Said | undefined;

  /**
   * The reason to refuse one of its own changes beyond the rules for every kind, for example by the state
   * of the item; undefined if there is none. `known` is undefined exactly when the change makes an item.
   */
  refuse(known: I | undefined, change: Change, how: Judging): Refusal | undefined;
  /** The shape on the map; undefined if it has none of its own. */
  place(said: Said): Shape | Area | undefined;
  /** The item that it is attached to, such as the event that a note is on; undefined if none. */
  on(said: Said): Ref | undefined;
  /** [R15] When the thing that it describes began. */
  happened(item: I): Instant;
  /** [R27] How it is drawn as a point and counted; undefined: it is no point, and counted as other. */
  point(item: I): Pointed | undefined;
  title(item: I): Texts;
  /** [R29] When it is over, and whether it then fades or closes at once; undefined: not by itself. */
  over(item: I): Over | undefined;

  /** [R60] What desks must know of it, and which; undefined: nobody has to say that they do. */
  asks(item: I, members: readonly DeskId[]): Asked | undefined;

  /** [R33] The groups of a desk's brief in which an item that is not closed stands; none: nothing is to be done. */
  brief(item: I, how: Briefing): readonly BriefGroup[];

  /** The rules of its release; 'never' if it cannot be released. */
  readonly release: Releasing<I, Said> | 'never';
}

/** What an item can be in a brief: not settled, waiting for the desk, disputed, ending soon, agreed since. */
export type BriefGroup = 'open' | 'waiting' | 'disputed' | 'ending' | 'agreed';

/** For whom and when (ms since 1970) a brief is made. */
export interface Briefing {
  readonly desk: DeskId;
  readonly at: number;
}

/** How an item is drawn as a point and counted, besides its place, its maker and when it began. */
export interface Pointed {
  readonly category: Category;
  readonly precedence: Precedence;
  /** The radius (m) within which its true place lies; 0 if that is exact. */
  readonly reach: number;
  /** When it was over; when it began, if that is all there is to say. */
  readonly until: Instant;
}

/** [R23] The rules for copying items of a kind into other pictures. */
export interface Releasing<I, Said> {
  /** The reason why its state bars a release; undefined if it does not. Withdrawn items are never released. */
  bars(item: I): string | undefined;
  /** The `Said` of the copy, which a schema checks afterwards; or the reason why there is no copy. */
  copy(said: Said, how: Copying): object | Uncopied;
  /** The point of a coarse copy; undefined if the copy cannot be one. */
  coarseAt(copy: Said): LonLat | undefined;
  /** The parts of this item that a copy leaves out, beyond those of every kind. */
  stays(item: I): readonly Stays[];
  /** Names, besides that of its kind, by which a cell may ask for a second person. */
  sensitive(said: Said): readonly string[];
}

/** Translates places and references for a copy in another picture. */
export interface Copying {
  /** The coarse place of a shape with an uncertainty (m); undefined if it is copied exactly. */
  placed(shape: Shape | Area, uncertainty?: number): Coarse | 'too-wide' | undefined;
  /** The reference that the other picture has for an item; undefined if it has no copy of it. */
  named(ref: Ref): Ref | undefined;
}

/** The reason why there is no copy: too coarse a place, or (a note on an item without a copy) none. */
export type Uncopied = 'too-wide' | 'nowhere';

/** The parts that a copy can leave out; the person who releases it is told which. */
export type Stays = 'author' | 'history' | 'source' | 'place' | 'links' | 'positions' | 'notes';
