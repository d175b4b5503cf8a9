/** The page of the watch, and the bar of a check that asks: one part of the page. */
import CheckBar from '../watch/CheckBar.svelte';
import WatchPage from '../watch/WatchPage.svelte';

export const watchParts = { CheckBar, WatchPage } as const;
