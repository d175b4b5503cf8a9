/** Between the screen and the ground: where words stand, and the line that leads to them. */
import type { Map as MapLibre } from 'maplibre-gl';
import { type Drawing, featureId, seqOfFeature } from '../../drawing/drawing.ts';
import type { Place } from './outline.ts';

export const lonLat = ([lon = 0, lat = 0]: readonly number[]): [number, number] => [lon, lat];

export function geoOf(map: MapLibre, { x, y }: Place): [number, number] {
  const { lng, lat } = map.unproject([x, y]);
  return [lng, lat];
}

/** The line from an item to its words. */
export const leaderOf = (
  { source, feature }: Drawing,
  from: readonly [number, number],
  to: readonly [number, number],
): Drawing => ({
  source,
  feature: {
    ...feature,
    id: besides(feature.id, 3),
    geometry: { type: 'LineString', coordinates: [[...from], [...to]] },
    properties: { ...feature.properties, part: 'leader' },
  },
});

/** The id of another feature of the same item: a number that it does not draw by. */
export const besides = (id: number, part: 2 | 3): number => featureId(seqOfFeature(id), part);
