/** What was drawn by hand, as the picture keeps it: rounded to 1e-7 degree, rings closed. */
import distance from '@turf/distance';
import type { Position } from 'geojson';
import { type Area, type LonLat, type Shape, samePlace } from '../../picture/geo/place.ts';
import type { ShapeType } from './tool.ts';

/** Full width in metres of a corridor when it is first drawn; the form changes it. */
export const FIRST_WIDTH = 2000;

type Sketch =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: Position[] }
  | { readonly type: 'Polygon'; readonly coordinates: Position[][] };

/** The shape of this type that a finished sketch is; undefined if it is too small to be one. */
export function shapeFrom(type: ShapeType, sketch: Sketch): Shape | Area | undefined {
  switch (sketch.type) {
    case 'Point':
      return { type: 'Point', coordinates: place(sketch.coordinates) };
    case 'LineString': {
      const line = path(sketch.coordinates);
      if (line.length < 2) return undefined;
      return type === 'Corridor'
        ? { type: 'Corridor', line, width: FIRST_WIDTH }
        : { type: 'LineString', coordinates: line };
    }
    case 'Polygon': {
      const ring = ringOf(sketch.coordinates[0] ?? []);
      if (ring.length < 4) return undefined;
      return type === 'Circle' ? circleOf(ring) : { type: 'Polygon', coordinates: [ring] };
    }
    default:
      return sketch satisfies never;
  }
}

const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7 + 0;
/** Rounded as the picture keeps it. */
export const place = ([lon = 0, lat = 0]: Position): LonLat => [rounded(lon), rounded(lat)];

/** Places in order, without one that repeats the place before it. */
export const path = (positions: readonly Position[]): LonLat[] =>
  positions.map(place).filter((at, i, line) => i === 0 || !samePlace(at, line[i - 1]));

/** A closed ring through these places. */
export function ringOf(positions: readonly Position[]): LonLat[] {
  const ring = path(positions);
  const [first] = ring;
  return first === undefined || samePlace(first, ring.at(-1)) ? ring : [...ring, first];
}

/**
 * The circle whose edge is this ring of points at even bearings: seen from the middle of the earth
 * they lie evenly about its centre, so their mean points there.
 */
function circleOf(ring: readonly LonLat[]): Area | undefined {
  const [edge] = ring;
  if (edge === undefined) return undefined;
  const sum = [0, 0, 0];
  for (const [lon, lat] of ring.slice(1)) {
    const [east, north] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
    sum[0] = (sum[0] ?? 0) + Math.cos(north) * Math.cos(east);
    sum[1] = (sum[1] ?? 0) + Math.cos(north) * Math.sin(east);
    sum[2] = (sum[2] ?? 0) + Math.sin(north);
  }
  const [x = 0, y = 0, z = 0] = sum;
  const centre = place([
    (Math.atan2(y, x) * 180) / Math.PI,
    (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI,
  ]);
  const radius = Math.round(distance(centre, edge, { units: 'meters' }));
  return radius > 0 ? { type: 'Circle', centre, radius } : undefined;
}
