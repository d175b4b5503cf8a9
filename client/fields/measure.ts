/** How long and how large a drawn shape is, on the sphere. */
import area from '@turf/area';
import { lineString } from '@turf/helpers';
import length from '@turf/length';
import { outline } from '../../picture/geo/outline.ts';
import type { Area, LonLat, Shape } from '../../picture/geo/place.ts';

export interface Measure {
  /** Metres along a line; undefined for what has no length. */
  readonly length: number | undefined;
  /** Square metres covered; undefined for points and lines. */
  readonly area: number | undefined;
}

export function measure(shape: Shape | Area): Measure {
  switch (shape.type) {
    case 'Point':
      return { length: undefined, area: undefined };
    case 'LineString':
      return { length: along(shape.coordinates), area: undefined };
    case 'Corridor':
      return { length: along(shape.line), area: covered(shape) };
    case 'Circle':
      return { length: undefined, area: covered(shape) };
    case 'Polygon':
      return { length: undefined, area: covered(shape) };
    default:
      return shape satisfies never;
  }
}

/** Metres along a line. */
const along = (coordinates: LonLat[]): number =>
  length(lineString(coordinates), { units: 'meters' });

const covered = (shape: Area): number => {
  const { coordinates } = outline(shape);
  return area({ type: 'Polygon', coordinates: coordinates.map((ring) => ring.map((p) => [...p])) });
};
