/**
 * Geometry of shapes: computes the one place, the extent and the corners of each. In degrees; nothing
 * crosses the date line. The same in every engine.
 */
import inside from '@turf/boolean-point-in-polygon'; // sums and products alone
import { type Box, boxOf } from './box.ts';
import { bearing, destination, distance } from './earth.ts';
import { outline } from './outline.ts';
import type { Area, LonLat, Polygon, Shape } from './place.ts';

/** The one place of a shape, for its label, its grid reference and going there: in its middle, and on it. */
export function anchorOf(shape: Shape | Area): LonLat {
  switch (shape.type) {
    case 'Point':
      return shape.coordinates;
    case 'Circle':
      return shape.centre;
    case 'LineString':
      return halfway(shape.coordinates);
    case 'Corridor':
      return halfway(shape.line);
    case 'Polygon':
      return rounded(within(shape));
    default:
      return shape satisfies never;
  }
}

/** The point halfway along a line. */
function halfway(line: readonly LonLat[]): LonLat {
  const legs = line.slice(1).map((to, i) => ({ from: line[i] ?? to, to }));
  let left = legs.reduce((sum, { from, to }) => sum + distance(from, to), 0) / 2;
  for (const { from, to } of legs) {
    const leg = distance(from, to);
    if (left <= leg) return rounded(destination(from, left, bearing(from, to)));
    left -= leg;
  }
  return line.at(-1) ?? [0, 0];
}

/** Rounded to 1e-7 degree, as places are kept. [R18] */
const rounded = (place: LonLat): LonLat => [round(place[0]), round(place[1])];
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7 + 0;

/**
 * The centroid; if that lies outside, the middle of the widest part of the polygon at its latitude.
 * (Turf's point-on-feature returns a corner instead, which lies on the edge.)
 */
function within(polygon: Polygon): LonLat {
  const centre = centroid(polygon.coordinates[0] ?? []);
  if (inside(centre, polygon)) return centre;
  const crossings = polygon.coordinates
    .flatMap((ring) => ring.slice(1).map((to, i) => crossing(ring[i] ?? to, to, centre[1])))
    .filter((lon) => lon !== undefined)
    .sort((a, b) => a - b);
  let best: LonLat = polygon.coordinates[0]?.[0] ?? centre;
  let widest = 0;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [west = 0, east = 0] = crossings.slice(i, i + 2);
    if (east - west > widest) {
      widest = east - west;
      best = [(west + east) / 2, centre[1]];
    }
  }
  return best;
}

/** The centroid of a closed ring, by the shoelace formula. */
function centroid(ring: readonly LonLat[]): LonLat {
  const [x0, y0] = ring[0] ?? [0, 0]; // relative to the first corner, so that small rings keep their precision
  let twice = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] ?? [x0, y0];
    const [bx, by] = ring[i + 1] ?? [x0, y0];
    const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
    twice += cross;
    x += (ax + bx - 2 * x0) * cross;
    y += (ay + by - 2 * y0) * cross;
  }
  return twice === 0 ? [x0, y0] : [x0 + x / (3 * twice), y0 + y / (3 * twice)];
}

/** The longitude at which the side from `a` to `b` crosses a latitude; undefined if it does not. */
function crossing(a: LonLat, b: LonLat, lat: number): number | undefined {
  if (a[1] <= lat === b[1] <= lat) return undefined;
  return a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]);
}

/** The bounding box of a shape; that of a point has no size. */
export function extentOf(shape: Shape | Area): Box {
  switch (shape.type) {
    case 'Point': {
      const [lon, lat] = shape.coordinates;
      return [lon, lat, lon, lat];
    }
    case 'LineString':
      return boxOf(shape.coordinates);
    case 'Polygon':
    case 'Circle':
    case 'Corridor':
      return boxOf(outline(shape).coordinates[0] ?? []);
    default:
      return shape satisfies never;
  }
}

/** The positions of a shape by line or ring, without the last one of a ring, which repeats the first. */
export function pathsOf(shape: Shape | Area): readonly (readonly LonLat[])[] {
  switch (shape.type) {
    case 'Point':
      return [[shape.coordinates]];
    case 'Circle':
      return [[shape.centre]];
    case 'LineString':
      return [shape.coordinates];
    case 'Corridor':
      return [shape.line];
    case 'Polygon':
      return shape.coordinates.map((ring) => ring.slice(0, -1));
    default:
      return shape satisfies never;
  }
}
