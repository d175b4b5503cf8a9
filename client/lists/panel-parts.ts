/** The filter, what search finds, and what keys do: one part of the page. */
import FilterPane from './FilterPane.svelte';
import FinderChoices from './FinderChoices.svelte';
import KeySheet from './KeySheet.svelte';

export const panelParts = { FilterPane, FinderChoices, KeySheet } as const;
