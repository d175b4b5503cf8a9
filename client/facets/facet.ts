/** The contract of a facet in the page: the facts it adds to an item's text, and the part it adds to its details. */
import type { Item } from '../../picture/kinds/item.ts';
import type { Addition } from './adding.svelte.ts';
import type { Fact } from './fact.ts';
import type { Part } from './part.ts';
import type { Reading } from './reading.ts';

/** Where a part stands: directly under the title, under the row of acts, or below all that surrounds the item. */
export type FacetPlace = 'under-title' | 'under-acts' | 'below';

/** Methods, so that facets of items that have different state stand in one list (picture/facets/facet.ts). */
export interface FacetUi<On extends Item> {
  /** Facts that follow those of the item's kind. */
  facts(item: On, reading: Reading): readonly Fact[];
  /** What stands in its details, fetched later. */
  parts(): Promise<FacetParts<On>>;
}

/** What a facet adds to an item's details. */
export interface FacetParts<On extends Item> {
  readonly stands: FacetPlace;
  /** What it lets desks add from the row of acts; undefined: its part has what it needs. */
  readonly adds: Addition<On> | undefined;
  part(...given: Parameters<Part<On>>): ReturnType<Part<On>>;
}
