/** Takes a GeoJSON geometry apart: shapes that an event can have, and the heights in their positions. */
import type { Altitude, Level } from '../geo/place.ts';
import type { RowFault } from './faults.ts';

/** A shape of longitudes and latitudes, not validated beyond that, and the heights that stood with them. */
export interface Part {
  readonly shape: { readonly type: string; readonly coordinates: unknown };
  readonly altitude: Altitude | undefined;
}

/** Why a geometry cannot be taken apart. */
export interface NoParts {
  readonly fault: RowFault;
  readonly said: string;
}

/** Parts that become events; more in one row are refused. */
export const MOST_PARTS = 50;

const SINGLE: Readonly<Record<string, string>> = {
  MultiPoint: 'Point',
  MultiLineString: 'LineString',
  MultiPolygon: 'Polygon',
};

/** The parts of a geometry; heights are above `above`, or left out. */
export function partsIn(
  geometry: unknown,
  above: Level['reference'] | undefined,
): readonly Part[] | NoParts {
  const shapes: Part['shape'][] = [];
  const fault = collect(geometry, shapes, 0);
  if (fault !== undefined) return fault;
  if (shapes.length === 0) return { fault: 'missing', said: '' };
  if (shapes.length > MOST_PARTS) return { fault: 'parts', said: String(shapes.length) };
  return shapes.map(({ type, coordinates }) => {
    const heights: number[] = [];
    const flat = flattened(coordinates, heights);
    return { shape: { type, coordinates: flat }, altitude: above && bandOf(heights, above) };
  });
}

const MOST_NESTED = 8;
/** Counted on, so that a row of a million parts is refused by their number. */
const MOST_COUNTED = 1_000_000;

function collect(geometry: unknown, shapes: Part['shape'][], nested: number): NoParts | undefined {
  if (!isObject(geometry) || typeof geometry.type !== 'string')
    return { fault: 'geometry', said: '' };
  const { type } = geometry;
  if (type === 'GeometryCollection') {
    const { geometries } = geometry;
    if (!Array.isArray(geometries) || nested > MOST_NESTED)
      return { fault: 'geometry', said: type };
    for (const one of geometries) {
      const fault = collect(one, shapes, nested + 1);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
  const single = Object.hasOwn(SINGLE, type) ? SINGLE[type] : undefined;
  const { coordinates } = geometry;
  if (single !== undefined) {
    if (!Array.isArray(coordinates)) return { fault: 'geometry', said: type };
    for (const one of coordinates.slice(0, MOST_COUNTED))
      shapes.push({ type: single, coordinates: one });
    return undefined;
  }
  if (type !== 'Point' && type !== 'LineString' && type !== 'Polygon') {
    return { fault: 'geometry', said: type };
  }
  shapes.push({ type, coordinates });
  return undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Coordinates without the heights of their positions, which are added to `heights`. */
function flattened(coordinates: unknown, heights: number[]): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  if (!Array.isArray(coordinates[0])) {
    const [lon, lat, height, ...more] = coordinates;
    if (coordinates.length < 3 || more.length > 0) return coordinates;
    if (typeof height !== 'number' && height !== null) return coordinates;
    if (typeof height === 'number') heights.push(height);
    return [lon, lat];
  }
  return coordinates.map((one) => flattened(one, heights));
}

/** The band of these heights (m); none, if all are 0: programs write that for no height. */
function bandOf(heights: readonly number[], reference: Level['reference']): Altitude | undefined {
  if (heights.every((height) => height === 0)) return undefined;
  const [lowest, highest] = heights.reduce(
    ([low, high], height) => [Math.min(low, height), Math.max(high, height)],
    [Infinity, -Infinity],
  );
  return {
    lower: { metres: lowest, reference },
    upper: { metres: highest, reference },
  };
}
