/** The map that layers stand on. Layers are rendered only once its style has loaded. */
import type { Map as MapLibre } from 'maplibre-gl';
import { getContext, setContext } from 'svelte';

const KEY = Symbol('map');

export const provideMap = (map: MapLibre): MapLibre => setContext(KEY, map);

export function useMap(): MapLibre {
  const map = getContext<MapLibre | undefined>(KEY);
  if (!map) throw new Error('a map layer must stand inside <Map>');
  return map;
}
