/** Replies as the analyst's page shows them. */
import type { Replied } from '../../../picture/facets/replies.ts';
import type { Item } from '../../../picture/kinds/item.ts';
import type { FacetUi } from '../facet.ts';

export const replies: FacetUi<Item & Replied> = {
  facts: () => [],
  parts: () => import('./parts.ts').then(({ parts }) => parts),
};
