/** Geometry with Turf: whether a shape is sound, and what a circle or corridor covers. */
import bearing from '@turf/bearing';
import circle from '@turf/circle';
import destination from '@turf/destination';
import { type Area, type LonLat, type Polygon, type Shape, samePlace } from './place.ts';

/** What is wrong with a shape beyond its schema, or undefined. `field` is the path below the shape. */
export function flaw(shape: Shape | Area): { field: string; why: string } | undefined {
  switch (shape.type) {
    case 'Point':
    case 'Circle':
      return undefined;
    case 'LineString':
      return still(shape.coordinates, 'coordinates');
    case 'Corridor':
      return still(shape.line, 'line');
    case 'Polygon':
      return unsound(shape);
    default:
      return shape satisfies never;
  }
}

const still = (line: readonly LonLat[], field: string) =>
  line.every((place) => samePlace(place, line[0]))
    ? { field, why: 'all its positions are one place' }
    : undefined;

interface Segment {
  readonly a: LonLat;
  readonly b: LonLat;
  readonly ring: number;
  readonly index: number;
  readonly west: number;
  readonly east: number;
}

/** A sweep from west to east over all sides: only sides whose spans of longitude overlap are compared. */
function unsound({ coordinates }: Polygon): { field: string; why: string } | undefined {
  const sides: Segment[] = [];
  for (const [ring, line] of coordinates.entries()) {
    if (areaOf(line) === 0)
      return { field: `coordinates.${ring}`, why: 'the ring encloses nothing' };
    const corners = line.filter((place, i) => i === 0 || !samePlace(place, line[i - 1]));
    for (let index = 0; index + 1 < corners.length; index++) {
      const a = corners[index] as LonLat;
      const b = corners[index + 1] as LonLat;
      sides.push({ a, b, ring, index, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) });
    }
  }
  sides.sort((one, two) => one.west - two.west);
  let open: Segment[] = [];
  for (const side of sides) {
    open = open.filter((other) => other.east >= side.west);
    const crossed = open.find((other) => crosses(side, other));
    if (crossed) {
      const [lon, lat] = side.a;
      return {
        field: `coordinates.${side.ring}`,
        why:
          side.ring === crossed.ring
            ? `the ring crosses or touches itself near ${lon}, ${lat}`
            : `two rings cross near ${lon}, ${lat}`,
      };
    }
    open.push(side);
  }
  return undefined;
}

/** Twice the signed area in square degrees (the shoelace formula). */
function areaOf(ring: readonly LonLat[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0, y0] = ring[i] as LonLat;
    const [x1, y1] = ring[i + 1] as LonLat;
    sum += x0 * y1 - x1 * y0;
  }
  return sum;
}

const side = (a: LonLat, b: LonLat, p: LonLat): number =>
  Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));

/** Whether two sides cross, or overlap along a line. Meeting end to end is no crossing. */
function crosses(one: Segment, two: Segment): boolean {
  const ends = [one.a, one.b].filter((p) => samePlace(p, two.a) || samePlace(p, two.b)).length;
  const s1 = side(one.a, one.b, two.a);
  const s2 = side(one.a, one.b, two.b);
  const s3 = side(two.a, two.b, one.a);
  const s4 = side(two.a, two.b, one.b);
  if (s1 === 0 && s2 === 0) return overlap(one, two); // on one line
  if (ends > 0) return false;
  return s1 !== s2 && s3 !== s4;
}

/** Of two sides on one line: whether they share more than a point. */
function overlap(one: Segment, two: Segment): boolean {
  const axis = one.a[0] !== one.b[0] ? 0 : 1;
  const from = Math.max(Math.min(one.a[axis], one.b[axis]), Math.min(two.a[axis], two.b[axis]));
  const to = Math.min(Math.max(one.a[axis], one.b[axis]), Math.max(two.a[axis], two.b[axis]));
  return from < to;
}

/** The polygon an area covers; circles and corridors to within a percent of their size. */
export function outline(area: Area): Polygon {
  switch (area.type) {
    case 'Polygon':
      return area;
    case 'Circle': {
      const { geometry } = circle(area.centre, area.radius, { steps: 64, units: 'meters' });
      return { type: 'Polygon', coordinates: geometry.coordinates.map(pairs) };
    }
    case 'Corridor':
      return { type: 'Polygon', coordinates: [band(area.line, area.width / 2)] };
    default:
      return area satisfies never;
  }
}

const pairs = (ring: readonly (readonly number[])[]): LonLat[] =>
  ring.map(([lon = 0, lat = 0]): LonLat => [lon, lat]);

/** A ring `half` metres to either side of a line, with mitred corners and flat ends. */
function band(line: readonly LonLat[], half: number): LonLat[] {
  const left: LonLat[] = [];
  const right: LonLat[] = [];
  const path = line.filter((place, i) => i === 0 || !samePlace(place, line[i - 1]));
  for (const [i, place] of path.entries()) {
    const before = path[i - 1];
    const after = path[i + 1];
    const into = before && bearing(before, place);
    const out = after && bearing(place, after);
    const heading =
      into !== undefined && out !== undefined ? middle(into, out) : (into ?? out ?? 0);
    const turn = into !== undefined && out !== undefined ? Math.abs(wrap(out - into)) / 2 : 0;
    const reach = half / Math.max(Math.cos((turn * Math.PI) / 180), 0.5); // a sharp corner is cut off
    left.push(aside(place, reach, heading - 90));
    right.push(aside(place, reach, heading + 90));
  }
  const ring = [...left, ...right.reverse()];
  return [...ring, ring[0] as LonLat];
}

const wrap = (degrees: number): number => ((degrees + 540) % 360) - 180;
const middle = (a: number, b: number): number => a + wrap(b - a) / 2;

function aside(place: LonLat, metres: number, degrees: number): LonLat {
  const [lon = 0, lat = 0] = destination(place, metres, degrees, { units: 'meters' }).geometry
    .coordinates;
  return [lon, lat];
}
