/** Positions as the analyst's page shows them. */
import type { Positioned } from '../../../picture/facets/positions.ts';
import type { Item } from '../../../picture/kinds/item.ts';
import type { FacetUi } from '../facet.ts';
import { positionFacts } from './facts.ts';
import Positions from './Positions.svelte';
import { TAKING } from './taking.ts';

export const positions: FacetUi<Item & Positioned> = {
  stands: 'under-title',
  adds: TAKING,
  part: Positions,
  facts: positionFacts,
};
