/** Receipts in the details of an item. */
import type { AnyItem } from '../../../picture/fold.ts';
import type { FacetParts } from '../facet.ts';
import OwnReceipts from './OwnReceipts.svelte';

export const parts: FacetParts<AnyItem> = {
  stands: 'under-acts',
  adds: undefined,
  part: OwnReceipts,
};
