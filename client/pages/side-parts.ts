/** What stands beside the map once something is selected or written, and what the map shows of it: one part of the page. */
import Detail from '../detail/Detail.svelte';
import Compose from '../forms/Compose.svelte';
import { sideLayers } from '../map/side-layers.ts';
import ItemReleases from '../release/ItemReleases.svelte';
import Origin from '../release/Origin.svelte';

export const sideParts = { Compose, Detail, ItemReleases, Origin, sideLayers } as const;
