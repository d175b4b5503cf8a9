/** The page of messages: one part of the page. */
import TrafficPage from '../traffic/TrafficPage.svelte';

export const trafficParts = { TrafficPage } as const;
