import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from './palette.ts';

const kind = (name: string): ExpressionSpecification => ['==', ['get', 'kind'], name];

const width = (far: number, near: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  7,
  far,
  12,
  near,
];

/** A line of one kind out of a source; without dashes it is solid. */
function line(
  id: string,
  source: string,
  of: string,
  paint: { colour: string; width: ExpressionSpecification; dash?: number[] },
): LayerSpecification {
  const dash = paint.dash ? { 'line-dasharray': paint.dash } : {};
  return {
    id,
    type: 'line',
    source,
    filter: kind(of),
    layout: { 'line-join': 'round', 'line-cap': paint.dash?.[0] === 0 ? 'round' : 'butt' },
    paint: { 'line-color': paint.colour, 'line-width': paint.width, ...dash },
  };
}

/** Everything but words, from the sea up. */
export const groundLayers = (palette: Palette): LayerSpecification[] => [
  { id: 'base-sea', type: 'background', paint: { 'background-color': palette.sea } },
  {
    id: 'base-land',
    type: 'fill',
    source: 'base-land',
    filter: kind('land'),
    paint: { 'fill-color': palette.land },
  },
  line('base-coast', 'base-land', 'coast', { colour: palette.coast, width: width(0.8, 1.2) }),
  line('base-river', 'base-water', 'river', { colour: palette.river, width: width(0.8, 2.4) }),
  {
    id: 'base-lake',
    type: 'fill',
    source: 'base-water',
    filter: kind('lake'),
    paint: { 'fill-color': palette.lake, 'fill-outline-color': palette.lakeEdge },
  },
  {
    id: 'base-separation',
    type: 'fill',
    source: 'base-separation',
    filter: kind('area'),
    paint: { 'fill-color': palette.separation, 'fill-opacity': 0.85 },
  },
  line('base-border', 'base-borders', 'border', { colour: palette.border, width: width(0.7, 1.4) }),
  line('base-line', 'base-borders', 'line', {
    colour: palette.disputed,
    width: width(0.7, 1.4),
    dash: [7, 3],
  }),
  line('base-disputed', 'base-borders', 'disputed', {
    colour: palette.disputed,
    width: width(0.7, 1.4),
    dash: [3.5, 3.5],
  }),
  ...['a', 'b'].map((of) =>
    line(`base-${of}-line`, 'base-separation', of, {
      colour: palette.separationLine,
      width: width(1, 1.8),
      dash: [0, 2.4],
    }),
  ),
];
