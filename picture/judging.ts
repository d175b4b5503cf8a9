/** The inputs of a decision besides the change: the picture, the actor, the server's clock and its cell. */
import type { Actor } from './actor.ts';
import type { DeskId, Instant, PictureId, Ref } from './basics.ts';
import type { Terms } from './facets/consent/version.ts';
import type { Item } from './kinds/item.ts';
import type { Book } from './phrasebook/book.ts';
import type { Refusal, Unseen } from './refusal.ts';
import type { Setting } from './setting.ts';
import type { AlarmName, Rings } from './staff/alarm-name.ts';
import type { Table } from './table.ts';

/** A picture, for rules that do not know its kinds of items. */
export interface PictureOf<I extends Item> {
  /** The last entry folded in; 0 before the first. */
  readonly seq: number;
  /** The time of that entry. */
  readonly time: Instant | undefined;
  readonly opened: { readonly picture: PictureId; readonly members: readonly DeskId[] } | undefined;
  readonly items: Table<I>;
  /** Watches, channels and acts about alarms; empty until the first. [R31] */
  readonly staff: Table<Item>;
}

/** The server's clock and cell. Without them, changes that depend on them are refused. */
export interface Context {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly cell: Setting;
  /** The phrasebook; without it, phrases are refused. [R57] */
  readonly book?: Book | undefined;
}

/** What follows from the picture and the time, as far as decisions need it. */
export interface Views {
  /** The brief of a desk at a time (ms since 1970). [R33] */
  brief(desk: DeskId, at: number): Briefed;
  /** The alarm of this name, if it has begun to ring. [R38] */
  alarm(name: AlarmName): Rings | undefined;
  /**
   * What may meet these terms in place, heights and time, and has changed after an entry; `but` is the
   * item that they are of. It may name too much, and never too little. [R50]
   */
  unseen(terms: Terms, since: number, but: Ref | undefined): readonly Unseen[];
}

/** A brief as decisions compare it: the hash, and the last entry of what each row is about. */
export interface Briefed {
  readonly hash: string;
  readonly rows: readonly { readonly last: number }[];
}

/** What a `refuse` does, of a kind or of a facet. A method, so that one table can hold all. */
interface Judge {
  refuse(known: Item | undefined, change: { type: string }, how: Judging): Refusal | undefined;
}

/** The kinds and facets whose `refuse` is so long that only decisions load it: judges.ts has them all. */
export type Judges = Readonly<
  Record<
    'channel' | 'consent' | 'event' | 'message' | 'receipts' | 'release' | 'watch' | 'zone',
    Judge['refuse']
  >
>;

/** The inputs of one decision. */
export interface Judging {
  readonly picture: PictureOf<Item>;
  readonly actor: Actor;
  /** The seq of the last entry that the author had seen; undefined if they did not say. */
  readonly seen: number | undefined;
  readonly context: Context | undefined;
  /** Undefined where there is no context to compute them with. */
  readonly views: Views | undefined;
  readonly judges: Judges;
  /** The path of the field that names the item, for refusals: `change.item`, `change.items.2`. */
  readonly field: string;
}

/** The time of a decision (ms since 1970): the server's, and never before the last entry. */
export const nowOf = ({ context, picture }: Pick<Judging, 'context' | 'picture'>): number =>
  Math.max(context?.now ?? 0, picture.time === undefined ? 0 : Date.parse(picture.time));
