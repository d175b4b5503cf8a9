/** The whole account of items of a kind, on the analyst's page. */
import type { Language, Ref, Texts } from '../../picture/basics.ts';
import type { KindItem } from '../../picture/items.ts';
import type { Fact } from '../facets/fact.ts';
import type { Reading } from '../facets/reading.ts';

/** Shapes that are told apart without colours. */
export type PaperMark = 'diamond' | 'square' | 'triangle' | 'circle';

export interface Account<I extends KindItem> {
  /** The words of an item's author: its title, and the longer text below it. */
  account(item: I): { readonly title: Texts; readonly text?: Texts | undefined };
  /** What it says of itself, in the order of the details; its facets add theirs (facets.ts). */
  facts(item: I, reading: Reading): readonly Fact[];
  /** The radius (m) around its place in which it is known to lie; undefined: it is exact. */
  reach(item: I): number | undefined;
  /** The shape of its symbol on paper. */
  mark(item: I): PaperMark;
  /** What it may be found by beside its title and reference, in all languages. */
  searched(item: I): readonly (string | undefined)[];
  /** The items that it names, and in what relation to it. */
  links(item: I, language: Language): readonly Link[];

  /** The name of a change to its items, its own or a facet's (change-name.ts); undefined: it has none. */
  did(type: string, language: Language): string | undefined;
}

export interface Link {
  readonly to: Ref;
  readonly relation: string;
}
