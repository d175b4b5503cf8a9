/** Every facet as the analyst's page shows it. A new one is a folder in facets/ and its name here. */
import { type KindItem, kindOf } from '../picture/items.ts';
import type { Item } from '../picture/kinds/item.ts';
import type { KINDS } from '../picture/kinds.ts';
import { consent } from './facets/consent/consent.ts';
import type { FacetParts, FacetUi } from './facets/facet.ts';
import { positions } from './facets/positions/positions.ts';
import { receipts } from './facets/receipts/receipts.ts';
import { replies } from './facets/replies/replies.ts';

type FacetName = (typeof KINDS)[number]['facets'][number]['facet'];

const FACETS: Readonly<Record<FacetName, FacetUi<Item>>> = {
  consent,
  positions,
  receipts,
  replies,
};
const byName: ReadonlyMap<string, FacetUi<Item>> = new Map(Object.entries(FACETS));

/** The facets of an item: that its kind has them is why it has their state. */
export const facetsOf = (item: KindItem): readonly FacetUi<Item>[] =>
  kindOf(item).facets.flatMap(({ facet }) => byName.get(facet) ?? []);

const parts = new Map<FacetUi<Item>, FacetParts<Item>>();

/** Fetches what details need of every facet. */
export async function loadFacetParts(): Promise<void> {
  await Promise.all([...byName.values()].map(async (one) => parts.set(one, await one.parts())));
}

/** Throws outside of details, which wait for them. */
export const facetPartsOf = (item: KindItem): readonly FacetParts<Item>[] =>
  facetsOf(item).map((facet) => {
    const found = parts.get(facet);
    if (found === undefined) throw new Error('no parts of facets were fetched for this page');
    return found;
  });
