/** A file of the base map that could not be had is asked for again until it is there. */
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { OWN_TILES } from './tiles/own-tiles.ts';

const AGAIN = 3000; // ms

/**
 * Without this a screen that loses the server while it opens would stay without a map for ever. The
 * answer calls it off. What else the map complains of is written to the console, as without a listener.
 */
export function keepAsking(map: MapLibre): () => void {
  const timers = new Set<number>();
  const listening = map.on('error', (event) => {
    const id = 'sourceId' in event && typeof event.sourceId === 'string' ? event.sourceId : '';
    if (id.startsWith(OWN_TILES)) return; // tiles/TileLayers.svelte sees to these
    const spec = map.getStyle().sources[id];
    if (spec?.type !== 'geojson' || typeof spec.data !== 'string') {
      console.error(event.error);
      return;
    }
    const { data } = spec;
    const timer = window.setTimeout(() => {
      timers.delete(timer);
      void map.getSource<GeoJSONSource>(id)?.setData(data);
    }, AGAIN);
    timers.add(timer);
  });
  return () => {
    listening.unsubscribe();
    for (const timer of timers) clearTimeout(timer);
  };
}
