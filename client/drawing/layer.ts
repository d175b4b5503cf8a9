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

export type {
  CustomLayerInterface,
  CustomRenderMethodInput,
  GeoJSONSource,
  Map as MapLibre,
} from 'maplibre-gl';
export type Expression = ExpressionSpecification;
export type LineLayer = LineLayerSpecification;
export type SymbolLayer = SymbolLayerSpecification;

/** Layers added before this one lie above the ground and lines, below dots and words. */
export const belowLabels = 'base-place-4-dot';
/** Words of ours go below the names of towns: MapLibre places what lies above first. */
export const belowTowns = 'base-place-2';
/** What gives way to the names of villages, too. */
export const belowVillages = 'base-place-4';

/** The id of an empty layer just above the draft: layers of parts that load later are added below it by this id. */
export const ABOVE_DRAFT = 'draft-above';

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
  /** For layers of words and marks: that below which each of these lies. */
  below: Readonly<Record<string, string>> = {},
): () => void {
  map.addSource(source, { type: 'geojson', data: NOTHING });
  for (const layer of layers) {
    const ground = layer.type === 'symbol' || layer.type === 'circle' ? undefined : under;
    map.addLayer(layer, below[layer.id] ?? ground);
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

/** The same, all of them below the layer `place`. */
export const addLayersAt = (
  map: MapLibre,
  source: string,
  layers: readonly AddLayerObject[],
  place: string,
): (() => void) =>
  addLayers(map, source, layers, place, Object.fromEntries(layers.map(({ id }) => [id, place])));

/** Of the theme at this moment; layers are made anew when it changes. */
export const inks = (of: Theme = theme.current): Inks => INKS[of];

/** Whether a filter leaves the item only faintly on the map. */
export const FAINT: Expression = ['boolean', ['get', 'faint'], false];

/** Whether an item fades: it is drawn at half strength. */
export const FADING: Expression = ['boolean', ['get', 'fading'], false];

/** A label steps aside while its item is selected and its name stands raised above the map. */
export const ASIDE: Expression = [
  'case',
  FAINT,
  0,
  ['boolean', ['feature-state', 'selected'], false],
  0,
  1,
];
