/** What stands beside the map once something is selected or written: one part of the page. */
import Detail from '../detail/Detail.svelte';
import Compose from '../forms/Compose.svelte';
import ItemReleases from '../release/ItemReleases.svelte';
import Origin from '../release/Origin.svelte';

export const sideParts = { Compose, Detail, ItemReleases, Origin } as const;
