/** Only in an exercise: what a test may do to the map of a page. */
import type { Map as MapLibre } from 'maplibre-gl';

declare global {
  interface Window {
    tripointGlass?: {
      readonly map: MapLibre;
      /** Has the next frame proved. */
      prove(): void;
    };
  }
}

/** Offers the map to tests; the answer takes it back. */
export function offerMap(map: MapLibre, prove: () => void): () => void {
  window.tripointGlass = { map, prove };
  return () => {
    delete window.tripointGlass;
  };
}
