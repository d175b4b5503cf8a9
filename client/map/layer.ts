/** What layers have in common: how they come and go, and how labels are set. */

import type { FeatureCollection } from 'geojson';
import type {
  AddLayerObject,
  ExpressionSpecification,
  Map as MapLibre,
  SymbolLayerSpecification,
} from 'maplibre-gl';

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
  return () => {
    for (const { id } of layers) map.removeLayer(id);
    map.removeSource(source);
  };
}

export const INK = '#e6edf5';
export const DIM = '#93a3b6';
const GROUND = '#0b1017';
export const AMBER = '#ffc24d';

/** A label steps aside while its item is selected and its name stands raised above the map. */
export const ASIDE: ExpressionSpecification = [
  'case',
  ['boolean', ['feature-state', 'selected'], false],
  0,
  1,
];

/** The dark edge that keeps a label readable on any ground. */
export const EDGE: SymbolLayerSpecification['paint'] = {
  'text-halo-color': GROUND,
  'text-halo-width': 1.6,
};
