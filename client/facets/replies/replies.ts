/** Replies as the analyst's page shows them. */
import type { Replied } from '../../../picture/facets/replies.ts';
import type { Item } from '../../../picture/kinds/item.ts';
import type { FacetUi } from '../facet.ts';
import OwnReplies from './OwnReplies.svelte';

export const replies: FacetUi<Item & Replied> = {
  stands: 'below',
  adds: undefined,
  part: OwnReplies,
  facts: () => [],
};
