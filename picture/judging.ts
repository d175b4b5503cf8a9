/** The inputs of a decision besides the change: the picture, the actor, the server's clock and its cell. */
import type { Actor } from './actor.ts';
import type { DeskId, Instant, PictureId } from './basics.ts';
import type { Item } from './kinds/item.ts';
import type { Setting } from './setting.ts';
import type { Table } from './table.ts';

/** A picture as rules see it that know no kind of item. */
export interface PictureOf<I extends Item> {
  /** The last entry folded in; 0 before the first. */
  readonly seq: number;
  /** When that entry was recorded. */
  readonly time: Instant | undefined;
  readonly opened: { readonly picture: PictureId; readonly members: readonly DeskId[] } | undefined;
  readonly items: Table<I>;
}

/** The server's clock and cell. Without them, whatever depends on them is refused. */
export interface Context {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly cell: Setting;
}

export interface Judging {
  readonly picture: PictureOf<Item>;
  readonly actor: Actor;
  /** The last entry that the author had seen, where they said so. */
  readonly seen: number | undefined;
  readonly context: Context | undefined;
  /** The path of the field that names the item, for refusals: `change.item`, `change.items.2`. */
  readonly field: string;
}
