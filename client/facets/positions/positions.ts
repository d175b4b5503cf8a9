/** Positions as the analyst's page shows them. */
import type { Positioned } from '../../../picture/facets/positions.ts';
import type { Item } from '../../../picture/kinds/item.ts';
import type { FacetUi } from '../facet.ts';
import { positionFacts } from './facts.ts';

export const positions: FacetUi<Item & Positioned> = {
  facts: positionFacts,
  parts: () => import('./parts.ts').then(({ parts }) => parts),
};
