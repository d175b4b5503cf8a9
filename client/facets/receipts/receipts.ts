/** Receipts as the analyst's page shows them. */
import type { AnyItem } from '../../../picture/fold.ts';
import type { FacetUi } from '../facet.ts';
import { receiptFacts } from './facts.ts';

export const receipts: FacetUi<AnyItem> = {
  facts: receiptFacts,
  parts: () => import('./parts.ts').then(({ parts }) => parts),
};
