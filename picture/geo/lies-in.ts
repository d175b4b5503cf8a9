/** Finds how a shape lies in an area, the same in every engine: alarms follow from it. [R42] */
import within from '@turf/boolean-point-in-polygon'; // sums and products alone
import { cosine, radians } from './angles.ts';
import { distance } from './earth.ts';
import { outline } from './outline.ts';
import type { Area, LonLat, Polygon, Shape } from './place.ts';

/** `perhaps`: the radius of uncertainty reaches the area; `partly`: some of a line or an area lies inside. */
export type Lies = 'inside' | 'partly' | 'perhaps';

/** Returns how a shape lies in an area; undefined if outside. `uncertainty` (m) counts for points only. */
export function liesIn(shape: Shape, uncertainty: number, area: Area): Lies | undefined {
  const polygon = outlineOf(area);
  switch (shape.type) {
    case 'Point':
      if (within(shape.coordinates, polygon)) return 'inside';
      return uncertainty > 0 && reaches(shape.coordinates, uncertainty, polygon)
        ? 'perhaps'
        : undefined;
    case 'LineString':
      return liesByCorners(shape.coordinates, polygon);
    case 'Polygon':
      return liesByCorners(shape.coordinates[0] ?? [], polygon);
    default:
      return shape satisfies never;
  }
}

const outlines = new WeakMap<Area, Polygon>(); // areas are replaced, never changed

function outlineOf(area: Area): Polygon {
  const known = outlines.get(area) ?? outline(area);
  outlines.set(area, known);
  return known;
}

/** Judges by corners: a shape that crosses the area with no corner inside is not found. */
function liesByCorners(places: readonly LonLat[], polygon: Polygon): Lies | undefined {
  const inside = places.filter((place) => within(place, polygon)).length;
  if (inside === 0) return undefined;
  return inside === places.length ? 'inside' : 'partly';
}

/** True if the edge of a polygon comes within so many metres of a place. */
function reaches(place: LonLat, metres: number, { coordinates }: Polygon): boolean {
  return coordinates.some((ring) =>
    ring.slice(1).some((to, i) => {
      const from = ring[i] ?? to;
      return distance(place, closest(place, from, to)) <= metres;
    }),
  );
}

/** The closest point to `p` on the side from `a` to `b`, in a plane scaled for the latitude of `p`. */
function closest(p: LonLat, a: LonLat, b: LonLat): LonLat {
  const squeeze = cosine(radians(p[1]));
  const [dx, dy] = [(b[0] - a[0]) * squeeze, b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((p[0] - a[0]) * squeeze * dx + (p[1] - a[1]) * dy) / length;
  const t = Math.max(0, Math.min(1, along));
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}
