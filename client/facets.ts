/** Every facet as the analyst's page shows it. */
import type { Positioned } from '../picture/facets/positions.ts';
import type { Replied } from '../picture/facets/replies.ts';
import { type KindItem, kindOf } from '../picture/items.ts';
import type { Item } from '../picture/kinds/item.ts';
import type { KINDS } from '../picture/kinds.ts';
import type { Fact } from './facets/fact.ts';
import type { Part } from './facets/part.ts';
import { positionFacts } from './facets/positions/facts.ts';
import Positions from './facets/positions/Positions.svelte';
import type { Reading } from './facets/reading.ts';
import OwnReplies from './facets/replies/OwnReplies.svelte';

/** Where a part stands: directly under the words of the author, or below all that surrounds the item. */
export type FacetPlace = 'under-words' | 'below';

/** Methods, so that facets of items that have different state stand in one list (picture/facets/facet.ts). */
interface FacetUi<On extends Item> {
  readonly stands: FacetPlace;
  part(...given: Parameters<Part<On>>): ReturnType<Part<On>>;
  /** What it adds to the facts of the item. */
  facts(item: On, reading: Reading): readonly Fact[];
}

type FacetName = (typeof KINDS)[number]['facets'][number]['facet'];

const positions: FacetUi<Item & Positioned> = {
  stands: 'under-words',
  part: Positions,
  facts: positionFacts,
};
const replies: FacetUi<Item & Replied> = {
  stands: 'below',
  part: OwnReplies,
  facts: () => [],
};

const FACETS: Readonly<Record<FacetName, FacetUi<Item>>> = { positions, replies };
const byName: ReadonlyMap<string, FacetUi<Item>> = new Map(Object.entries(FACETS));

/** The facets of an item: that its kind has them is why it has their state. */
export const facetsOf = (item: KindItem): readonly FacetUi<Item>[] =>
  kindOf(item).facets.flatMap(({ facet }) => byName.get(facet) ?? []);
