/** Consent in the details of an item. */
import type { Agreeable, Terms } from '../../../picture/facets/consent/version.ts';
import type { FacetParts } from '../facet.ts';
import Agreed from './Agreed.svelte';

export const parts: FacetParts<Agreeable<Terms>> = {
  stands: 'under-title',
  adds: undefined,
  part: Agreed,
};
