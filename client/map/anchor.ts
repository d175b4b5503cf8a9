/** Where the symbol or label of a shape stands: on the shape, in the middle of it. */
import inside from '@turf/boolean-point-in-polygon';
import type { Area, LonLat, Polygon, Shape } from '../../picture/place.ts';

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
      return within(shape);
    default:
      return shape satisfies never;
  }
}

const span = (a: LonLat, b: LonLat): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** The point half of a line's length along it (in degrees, good enough for a label). */
function halfway(line: readonly LonLat[]): LonLat {
  const steps = line.slice(1).map((to, i) => ({ from: line[i] ?? to, to }));
  let left = steps.reduce((sum, { from, to }) => sum + span(from, to), 0) / 2;
  for (const { from, to } of steps) {
    const length = span(from, to);
    if (length >= left && length > 0) {
      const share = left / length;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    }
    left -= length;
  }
  return line.at(-1) ?? [0, 0];
}

/** The centroid; where that falls outside, the middle of the widest stretch at its latitude. */
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
