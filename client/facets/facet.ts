/** The contract of a facet in the page: the part it adds to an item's details, and the facts it adds to its text. */
import type { Item } from '../../picture/kinds/item.ts';
import type { Addition } from './adding.svelte.ts';
import type { Fact } from './fact.ts';
import type { Part } from './part.ts';
import type { Reading } from './reading.ts';

/** Where a part stands: directly under the title, or below all that surrounds the item. */
export type FacetPlace = 'under-title' | 'below';

/** Methods, so that facets of items that have different state stand in one list (picture/facets/facet.ts). */
export interface FacetUi<On extends Item> {
  readonly stands: FacetPlace;
  /** What it lets desks add from the row of acts; undefined: its part has what it needs. */
  readonly adds: Addition<On> | undefined;
  part(...given: Parameters<Part<On>>): ReturnType<Part<On>>;
  /** Facts that follow those of the item's kind. */
  facts(item: On, reading: Reading): readonly Fact[];
}
