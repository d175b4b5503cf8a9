/** The map as every page begins it. */
import { addProtocol, Map as MapLibre, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { widened } from './extent.ts';
import { partAt, SCHEME } from './ground-parts.ts';
import type { View } from './viewpoint.ts';

setWorkerUrl(workerUrl);
addProtocol(SCHEME, partAt);

/** A map that neither turns nor tilts, named for the ear; undefined where there is no WebGL 2. */
export function newMap(
  container: HTMLElement,
  style: StyleSpecification,
  { centre, zoom }: View,
  title: string,
  interactive: boolean,
): MapLibre | undefined {
  let map: MapLibre;
  try {
    map = new MapLibre({
      container,
      style,
      center: centre,
      zoom,
      attributionControl: false,
      interactive,
      fadeDuration: 0, // what a frame draws, it draws whole: a screen reports what it has drawn
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxBounds: widened([]),
      maxZoom: 18,
      minZoom: 4,
      locale: { 'Map.Title': title },
    });
  } catch {
    return undefined;
  }
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return map;
}
