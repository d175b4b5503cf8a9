/** How long and how large a drawn shape is, on the sphere. */
import area from '@turf/area';
import distance from '@turf/distance';
import { outline } from '../../picture/geo.ts';
import type { Area, LonLat, Shape } from '../../picture/place.ts';

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

const covered = (shape: Area): number => {
  const { coordinates } = outline(shape);
  return area({ type: 'Polygon', coordinates: coordinates.map((ring) => ring.map((p) => [...p])) });
};

function along(line: readonly LonLat[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1], line[i]];
    if (from && to) sum += distance(from, to, { units: 'meters' });
  }
  return sum;
}

/** The place to name a shape by: itself, its centre, its first position or the middle of its first ring's box. */
export function anchorOf(shape: Shape | Area): LonLat {
  switch (shape.type) {
    case 'Point':
      return shape.coordinates;
    case 'Circle':
      return shape.centre;
    case 'LineString':
      return shape.coordinates[0] ?? [0, 0];
    case 'Corridor':
      return shape.line[0] ?? [0, 0];
    case 'Polygon': {
      const ring = shape.coordinates[0] ?? [];
      const middle = (axis: 0 | 1): number => {
        const values = ring.map((place) => place[axis]);
        return (Math.min(...values) + Math.max(...values)) / 2;
      };
      return [middle(0), middle(1)];
    }
    default:
      return shape satisfies never;
  }
}
