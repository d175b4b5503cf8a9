/**
 * What an item says of itself, fact by fact: one list for the details, for the text that is passed on and
 * for paper. A value is in pieces, so that each of them writes times, places and lengths in its own way.
 */
import type { Author, Instant, Ref } from '../../picture/basics.ts';
import type { Altitude, LonLat } from '../../picture/geo/place.ts';
import type { Slotted } from '../messages/fill.ts';

export interface Fact {
  readonly label: string;
  readonly value: readonly Piece[];
  /** Told in one of the two only: the other says it elsewhere, or not at all. */
  readonly only?: 'details' | 'text';
  /** The label in a text, if it is another one there. */
  readonly textLabel?: string;
  /** In a text it stands before or after all others. */
  readonly textAt?: 'first' | 'last';
}

export type Piece =
  | Stretch
  | { readonly is: 'recorded'; readonly time: Instant; readonly by: Author }
  | { readonly is: 'place'; readonly at: LonLat }
  /** Metres; `within`: the radius in which something is known to lie. */
  | { readonly is: 'length'; readonly metres: number; readonly within?: true }
  | { readonly is: 'area'; readonly squareMetres: number }
  | { readonly is: 'heights'; readonly altitude: Altitude }
  | { readonly is: 'ref'; readonly to: Ref; readonly relation?: string }
  /** The page's own words. */
  | { readonly is: 'words'; readonly text: string }
  /** What the sign before it means; left out of a text. */
  | { readonly is: 'gloss'; readonly text: string }
  /** As its author wrote it, in whatever language. */
  | { readonly is: 'quoted'; readonly text: string }
  /** Letters and digits that are read left to right in every language. */
  | { readonly is: 'sign'; readonly text: string }
  /** A name or number with a label and a line of its own. */
  | { readonly is: 'labelled'; readonly label: string; readonly text: string };

interface Stretch {
  readonly is: 'stretch';
  readonly from: Instant;
  readonly to?: Instant | undefined;
  /** The words for no end; without them it is a moment. */
  readonly endless?: string;
  /** The end is only expected: these words say so around it. */
  readonly about?: Slotted<'time'> | undefined;
  /** At which hours and on which days of it, in words. */
  readonly hours?: string | undefined;
}
