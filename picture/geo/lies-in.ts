/** How a shape lies in an area. For showing, never for the fold or a decision: it uses Turf. */
import within from '@turf/boolean-point-in-polygon';
import distance from '@turf/distance';
import { outline } from './outline.ts';
import type { Area, LonLat, Polygon, Shape } from './place.ts';

/** `perhaps`: its radius of uncertainty reaches in; `partly`: some of a line or an area lies inside. */
export type Lies = 'inside' | 'partly' | 'perhaps';

/** How a shape, known to within `uncertainty` metres if it is a point, lies in an area; undefined: outside. */
export function liesIn(shape: Shape, uncertainty: number, area: Area): Lies | undefined {
  const polygon = outlineOf(area);
  switch (shape.type) {
    case 'Point':
      if (within(shape.coordinates, polygon)) return 'inside';
      return uncertainty > 0 && reaches(shape.coordinates, uncertainty, polygon)
        ? 'perhaps'
        : undefined;
    case 'LineString':
      return share(shape.coordinates, polygon);
    case 'Polygon':
      return share(shape.coordinates[0] ?? [], polygon);
    default:
      return shape satisfies never;
  }
}

const outlines = new WeakMap<Area, Polygon>(); // areas are replaced, never altered

function outlineOf(area: Area): Polygon {
  const known = outlines.get(area) ?? outline(area);
  outlines.set(area, known);
  return known;
}

/** By its corners: a shape that crosses an area without a corner in it is not found. */
function share(places: readonly LonLat[], polygon: Polygon): Lies | undefined {
  const inside = places.filter((place) => within(place, polygon)).length;
  if (inside === 0) return undefined;
  return inside === places.length ? 'inside' : 'partly';
}

/** Whether the edge of a polygon comes within so many metres of a place. */
function reaches(place: LonLat, metres: number, { coordinates }: Polygon): boolean {
  return coordinates.some((ring) =>
    ring.slice(1).some((to, i) => {
      const from = ring[i] ?? to;
      return distance(place, closest(place, from, to), { units: 'meters' }) <= metres;
    }),
  );
}

/** The closest point to `p` on a straight edge, in the plane of its own latitude. */
function closest(p: LonLat, a: LonLat, b: LonLat): LonLat {
  const squeeze = Math.cos((p[1] * Math.PI) / 180);
  const [dx, dy] = [(b[0] - a[0]) * squeeze, b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((p[0] - a[0]) * squeeze * dx + (p[1] - a[1]) * dy) / length;
  const t = Math.max(0, Math.min(1, along));
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}
