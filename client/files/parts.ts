/** What hears drops, and the place of a preview on the map: one small part of the page. */
import Dropping from './Dropping.svelte';
import PreviewSlot from './PreviewSlot.svelte';

export const filesParts = { Dropping, PreviewSlot } as const;
