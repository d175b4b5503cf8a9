/** What layers have in common: how they come and go, and how labels are set. */

import type { FeatureCollection } from 'geojson';
import type {
  AddLayerObject,
  ExpressionSpecification,
  Map as MapLibre,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { onBright } from '../contrast.ts';
import { type Theme, theme } from '../theme.svelte.ts';

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

/** The colours that layers share, by theme. */
type Hex = `#${string}`;

interface Inks {
  readonly ink: Hex;
  readonly dim: Hex;
  readonly ground: Hex;
  readonly amber: Hex;
  readonly alarm: Hex;
  /** The ground of a raised label, and what lies around a ring. */
  readonly raised: string;
  readonly casing: string;
  /** A light colour as it is drawn on this ground. */
  readonly tint: (colour: string) => string;
  /** What is being drawn and is not in the picture. */
  readonly draft: Hex;
  /** What keeps a label readable on any ground. */
  readonly edge: NonNullable<SymbolLayerSpecification['paint']>;
}

const made = (colours: Omit<Inks, 'edge'>): Inks => ({
  ...colours,
  edge: { 'text-halo-color': colours.ground, 'text-halo-width': 1.6 },
});

const INKS: Readonly<Record<Theme, Inks>> = {
  dark: made({
    ink: '#e6edf5',
    dim: '#93a3b6',
    ground: '#0b1017',
    amber: '#ffc24d',
    alarm: '#ff5d52',
    raised: 'rgb(24 34 48 / 0.96)',
    casing: 'rgb(11 16 23 / 0.75)',
    tint: (colour) => colour,
    draft: '#8fb8ff',
  }),
  bright: made({
    ink: '#14202d',
    dim: '#47586b',
    ground: '#ffffff',
    amber: '#855200',
    alarm: '#c0261c',
    raised: 'rgb(255 255 255 / 0.97)',
    casing: 'rgb(255 255 255 / 0.85)',
    tint: onBright,
    draft: '#1f57b5',
  }),
};

/** Of the theme at this moment; layers are made anew when it changes. */
export const inks = (of: Theme = theme.current): Inks => INKS[of];

/** Whether a filter leaves the item only faintly on the map. */
export const FAINT: ExpressionSpecification = ['boolean', ['get', 'faint'], false];

/** A label steps aside while its item is selected and its name stands raised above the map. */
export const ASIDE: ExpressionSpecification = [
  'case',
  FAINT,
  0,
  ['boolean', ['feature-state', 'selected'], false],
  0,
  1,
];
