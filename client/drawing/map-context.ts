/** The map that layers stand on. Layers are rendered only once its style has loaded. */
import type { Map as MapLibre } from 'maplibre-gl';
import { createContext } from 'svelte';

/** Throws outside of a map. */
export const [useMap, provideMap] = createContext<MapLibre>();
