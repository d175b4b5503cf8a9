/** What the map shows of what stands beside it: two versions compared, and what is pointed out. It comes with that. */
import DifferenceBar from './difference/DifferenceBar.svelte';
import DifferenceLayer from './difference/DifferenceLayer.svelte';
import PointedLayer from './PointedLayer.svelte';

export const sideLayers = { DifferenceBar, DifferenceLayer, PointedLayer } as const;
export type SideLayers = typeof sideLayers;
