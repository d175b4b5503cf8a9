/** What layers have in common: how they come and go, and how labels are set. */

import type { FeatureCollection } from 'geojson';
import type {
  AddLayerObject,
  ExpressionSpecification,
  LineLayerSpecification,
  Map as MapLibre,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { type Theme, theme } from '../ui/theme.svelte.ts';
import { INKS, type Inks } from './inks.ts';
import { isGone, stand } from './standing.ts';

export type Expression = ExpressionSpecification;
export type LineLayer = LineLayerSpecification;
export type SymbolLayer = SymbolLayerSpecification;

/** Layers added before this one lie above the ground and lines, below dots and words. */
export const belowLabels = 'base-place-4-dot';
/** The words of areas: the many symbols lie below them, the urgent few above. */
export const AREA_LABELS = 'zone-label';

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/**
 * Adds an empty GeoJSON source and its layers on top of the map, fills and lines below the layer
 * `under` if it is named; the answer takes them away again.
 */
export function addLayers(
  map: MapLibre,
  source: string,
  layers: readonly AddLayerObject[],
  under?: string,
): () => void {
  map.addSource(source, { type: 'geojson', data: NOTHING });
  for (const layer of layers) {
    map.addLayer(layer, layer.type === 'symbol' || layer.type === 'circle' ? undefined : under);
  }
  const fall = stand(
    map,
    layers.map(({ id }) => id),
  );
  return () => {
    fall();
    if (isGone(map)) return;
    for (const { id } of layers) if (map.getLayer(id)) map.removeLayer(id);
    if (map.getSource(source)) map.removeSource(source);
  };
}

/** Of the theme at this moment; layers are made anew when it changes. */
export const inks = (of: Theme = theme.current): Inks => INKS[of];

/** Whether a filter leaves the item only faintly on the map. */
export const FAINT: Expression = ['boolean', ['get', 'faint'], false];

/** A label steps aside while its item is selected and its name stands raised above the map. */
export const ASIDE: Expression = [
  'case',
  FAINT,
  0,
  ['boolean', ['feature-state', 'selected'], false],
  0,
  1,
];
