/** Consent as the analyst's page shows it. */
import type { Agreeable, Terms } from '../../../picture/facets/consent/version.ts';
import type { FacetUi } from '../facet.ts';
import { consentFacts } from './facts.ts';

export const consent: FacetUi<Agreeable<Terms>> = {
  facts: consentFacts,
  parts: () => import('./parts.ts').then(({ parts }) => parts),
};
