/** Positions in the details of an item. */
import type { Positioned } from '../../../picture/facets/positions.ts';
import type { Item } from '../../../picture/kinds/item.ts';
import type { FacetParts } from '../facet.ts';
import Positions from './Positions.svelte';
import { TAKING } from './taking.ts';

export const parts: FacetParts<Item & Positioned> = {
  stands: 'under-title',
  adds: TAKING,
  part: Positions,
};
