import type { Map as MapLibre } from 'maplibre-gl';
import type { Ref } from '../picture/basics.ts';

declare global {
  interface Window {
    /** Only in an exercise: what a test may do to this page. */
    tripoint?: {
      /** Changes one item in memory behind the page's back; returns which. */
      corrupt(ref?: Ref): Ref | undefined;
    };
    /** Only in an exercise: the map of this page, and a way to have its next frame proved. */
    tripointGlass?: { readonly map: MapLibre; prove(): void };
  }
}
