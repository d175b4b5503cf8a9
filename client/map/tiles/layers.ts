/**
 * How a file of tiles is drawn: quietly, beneath our own lines and names. Boundaries of a file are not
 * drawn at all: whose depiction of them is shown is the cell's choice.
 */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import type { Fine } from './examine.ts';

export type Schema = 'protomaps' | 'openmaptiles' | 'other';

const SCHEMAS: Readonly<Record<Exclude<Schema, 'other'>, readonly string[]>> = {
  protomaps: ['earth', 'roads', 'water', 'landuse'],
  openmaptiles: ['transportation', 'water', 'landuse'],
};

/** By the names of its layers: most of a schema's are there. */
export function schemaOf(layers: readonly string[]): Schema {
  const has = (name: keyof typeof SCHEMAS) =>
    SCHEMAS[name].filter((layer) => layers.includes(layer)).length >= 2 &&
    layers.includes(name === 'protomaps' ? 'roads' : 'transportation');
  return has('openmaptiles') ? 'openmaptiles' : has('protomaps') ? 'protomaps' : 'other';
}

const BOUNDARY = /bound|border|admin|countr|disput|maritime|undof|^a_?line|^b_?line/i;

/** Layers for a source of this id. */
export function tileLayers(source: string, file: Fine, palette: Palette): LayerSpecification[] {
  switch (file.kind) {
    case 'terrain':
      return [
        {
          id: `${source}/shade`,
          type: 'hillshade',
          source,
          paint: {
            'hillshade-exaggeration': 0.35,
            'hillshade-shadow-color': palette.sea,
            'hillshade-highlight-color': palette.coast,
            'hillshade-accent-color': palette.land,
          },
        },
      ];
    case 'raster':
      return [{ id: `${source}/image`, type: 'raster', source, paint: { 'raster-opacity': 0.6 } }];
    case 'vector':
      return vectorLayers(source, file.layers, palette).map((layer, i) => ({
        ...layer,
        id: `${layer.id}/${i}`, // one layer of a file may be drawn in several ways
      }));
    default:
      return file.kind satisfies never;
  }
}

function vectorLayers(source: string, layers: readonly string[], p: Palette): LayerSpecification[] {
  const schema = schemaOf(layers);
  switch (schema) {
    case 'protomaps':
      return [
        fill(
          source,
          'landuse',
          p.green,
          kinds('kind', 'park', 'forest', 'wood', 'nature_reserve', 'farmland'),
        ),
        fill(source, 'landuse', p.built, kinds('kind', 'residential', 'industrial', 'urban_area')),
        fill(source, 'water', p.lake, polygon),
        line(source, 'water', p.river, 1, ['!', polygon]),
        fill(source, 'buildings', p.built),
        ...roads(
          source,
          'roads',
          'kind',
          [['path', 'minor_road'], ['medium_road', 'major_road', 'rail'], ['highway']],
          p,
        ),
      ];
    case 'openmaptiles':
      return [
        fill(source, 'landcover', p.green, kinds('class', 'wood', 'grass', 'farmland', 'wetland')),
        fill(source, 'landuse', p.built, kinds('class', 'residential', 'industrial', 'suburb')),
        fill(source, 'water', p.lake),
        line(source, 'waterway', p.river, 1),
        fill(source, 'building', p.built),
        ...roads(
          source,
          'transportation',
          'class',
          [
            ['path', 'track', 'service', 'minor'],
            ['tertiary', 'secondary', 'primary', 'rail'],
            ['trunk', 'motorway'],
          ],
          p,
        ),
      ];
    case 'other':
      return layers.filter((name) => !BOUNDARY.test(name)).flatMap((name) => thin(source, name, p));
    default:
      return schema satisfies never;
  }
}

const polygon: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const point: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];

const kinds = (key: string, ...names: string[]): ExpressionSpecification => [
  'in',
  ['get', key],
  ['literal', names],
];

const fill = (
  source: string,
  layer: string,
  colour: string,
  filter: ExpressionSpecification = polygon,
): LayerSpecification => ({
  id: `${source}/${layer}/fill`,
  type: 'fill',
  source,
  'source-layer': layer,
  filter: ['all', polygon, filter],
  paint: { 'fill-color': colour, 'fill-antialias': false },
});

const line = (
  source: string,
  layer: string,
  colour: string,
  width: number,
  filter: ExpressionSpecification = ['!', point],
): LayerSpecification => ({
  id: `${source}/${layer}/line`,
  type: 'line',
  source,
  'source-layer': layer,
  filter,
  layout: { 'line-join': 'round', 'line-cap': 'round' },
  paint: {
    'line-color': colour,
    'line-width': [
      'interpolate',
      ['exponential', 1.5],
      ['zoom'],
      7,
      width * 0.5,
      12,
      width,
      17,
      width * 6,
    ],
  },
});

const roads = (
  source: string,
  layer: string,
  key: string,
  classes: readonly (readonly string[])[],
  p: Palette,
) => classes.map((names, i) => line(source, layer, p.road, 0.7 + i * 0.6, kinds(key, ...names)));

/** What nobody has described: thin lines and small dots, water as water. */
function thin(source: string, layer: string, p: Palette): LayerSpecification[] {
  const wet = /water|river|lake|stream|canal|wadi/i.test(layer);
  const land = /^(land|earth|ocean|sea|background)$/i.test(layer); // ours lies there already
  if (land) return [];
  return [
    ...(wet ? [fill(source, layer, p.lake)] : []),
    line(source, layer, wet ? p.river : p.coast, 0.6),
    {
      id: `${source}/${layer}/dot`,
      type: 'circle',
      source,
      'source-layer': layer,
      filter: point,
      minzoom: 9,
      paint: { 'circle-radius': 1.1, 'circle-color': p.dot, 'circle-opacity': 0.6 },
    },
  ];
}
