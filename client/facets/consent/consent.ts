/** Consent as the analyst's page shows it. */
import type { Agreeable, Terms } from '../../../picture/facets/consent/version.ts';
import type { FacetUi } from '../facet.ts';
import Agreed from './Agreed.svelte';
import { consentFacts } from './facts.ts';

export const consent: FacetUi<Agreeable<Terms>> = {
  stands: 'under-title',
  adds: undefined,
  part: Agreed,
  facts: consentFacts,
};
