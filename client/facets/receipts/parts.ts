/** Receipts in the details of an item. */
import type { Receipted } from '../../../picture/facets/receipts/receipt.ts';
import type { Item } from '../../../picture/kinds/item.ts';
import type { FacetParts } from '../facet.ts';
import OwnLadder from './OwnLadder.svelte';

export const parts: FacetParts<Item & Receipted> = {
  stands: 'under-title',
  adds: undefined,
  part: OwnLadder,
};
