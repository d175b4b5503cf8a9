/** Receipts as the analyst's page shows them. */
import type { Receipted } from '../../../picture/facets/receipts/receipt.ts';
import type { Item } from '../../../picture/kinds/item.ts';
import type { FacetUi } from '../facet.ts';

export const receipts: FacetUi<Item & Receipted> = {
  facts: () => [],
  parts: () => import('./parts.ts').then(({ parts }) => parts),
};
