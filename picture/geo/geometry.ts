/**
 * Geometry of shapes: the one place, the extent and the corners of each. Degrees; nothing crosses the
 * date line. For showing, never for the fold or a decision: Turf's trigonometry may differ by engine.
 */
import along from '@turf/along';
import inside from '@turf/boolean-point-in-polygon';
import { lineString } from '@turf/helpers';
import length from '@turf/length';
import { type Box, boxOf } from './box.ts';
import { outline } from './outline.ts';
import type { Area, LonLat, Polygon, Shape } from './place.ts';

/** The one place of a shape, for its label, its grid reference and going there: on it, in its middle. */
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

/** Half of a line's length along it. */
function halfway(coordinates: LonLat[]): LonLat {
  const line = lineString(coordinates);
  const [lon = 0, lat = 0] = along(line, length(line) / 2).geometry.coordinates;
  return rounded([lon, lat]);
}

/** To 1e-7 degree, as places are kept. [R18] */
const rounded = (place: LonLat): LonLat => [round(place[0]), round(place[1])];
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7 + 0;

/**
 * The centroid; where that falls outside, the middle of the widest stretch at its latitude. (What Turf
 * has for this, point-on-feature, answers a corner: there an area ends.)
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

function centroid(ring: readonly LonLat[]): LonLat {
  const [x0, y0] = ring[0] ?? [0, 0]; // relative to the first corner, so that small rings keep digits
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

function crossing(a: LonLat, b: LonLat, lat: number): number | undefined {
  if (a[1] <= lat === b[1] <= lat) return undefined;
  return a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]);
}

/** The box that a shape lies in; that of a point has no size. */
export function extentOf(shape: Shape | Area): Box {
  switch (shape.type) {
    case 'Point':
    case 'LineString':
      return boxOf(pathsOf(shape).flat());
    case 'Polygon':
    case 'Circle':
    case 'Corridor':
      return boxOf(outline(shape).coordinates[0] ?? []);
    default:
      return shape satisfies never;
  }
}

/** The places that make a shape, line by line and ring by ring, without those that only close a ring. */
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
