/**
 * The contract of a kind of item in the page. Every key is required: a kind that forgets one does not
 * compile. Methods and no function properties, as in picture/kinds/kind.ts: only so can kinds of
 * different items stand in one list.
 */
import type { KindItem } from '../../picture/items.ts';
import type { Account } from './account.ts';
import type { KindParts } from './kind-parts.ts';
import type { OnMap } from './on-map.ts';
import type { Telling } from './telling.ts';
import type { Writing } from './writing.ts';

/** A kind on every page: how its items are told at once, and drawn. */
export interface KindUi<I extends KindItem = KindItem> extends Telling<I>, OnMap<I> {
  /** The part that the analyst's page alone needs; a wall never fetches it. */
  page(): Promise<KindPage<I>>;
  /** What stands in its forms and details, fetched later. */
  parts(): Promise<KindParts<I>>;
}

/** A kind on the analyst's page: all that its items say, and how they are written. */
export interface KindPage<I extends KindItem = KindItem> extends Account<I> {
  /** Undefined: its items are not written in the form of items, but on a page of their own. */
  readonly writing: Writing<I> | undefined;
}
