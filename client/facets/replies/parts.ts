/** Replies in the details of an item. */
import type { Replied } from '../../../picture/facets/replies.ts';
import type { Item } from '../../../picture/kinds/item.ts';
import type { FacetParts } from '../facet.ts';
import OwnReplies from './OwnReplies.svelte';

export const parts: FacetParts<Item & Replied> = {
  stands: 'below',
  adds: undefined,
  part: OwnReplies,
};
