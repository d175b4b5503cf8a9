/** Computes the polygon of an area, the same in every engine. */
import { cosine, radians } from './angles.ts';
import { bearing, destination } from './earth.ts';
import { type Area, type LonLat, type Polygon, samePlace } from './place.ts';

/** The polygon that an area covers; for circles and corridors, to within a percent of their size. */
export function outline(area: Area): Polygon {
  switch (area.type) {
    case 'Polygon':
      return area;
    case 'Circle':
      return { type: 'Polygon', coordinates: [round(area.centre, area.radius)] };
    case 'Corridor':
      return { type: 'Polygon', coordinates: [band(area.line, area.width / 2)] };
    default:
      return area satisfies never;
  }
}

const CORNERS = 64;

/** A ring of places at `radius` metres from one, against the clock. */
function round(centre: LonLat, radius: number): LonLat[] {
  const ring = Array.from({ length: CORNERS }, (_, i) =>
    destination(centre, radius, (-360 * i) / CORNERS),
  );
  return [...ring, ring[0] as LonLat];
}

/** A ring `half` metres to either side of a line, with mitred corners and flat ends. */
function band(line: readonly LonLat[], half: number): LonLat[] {
  const left: LonLat[] = [];
  const right: LonLat[] = [];
  const path = line.filter((place, i) => i === 0 || !samePlace(place, line[i - 1]));
  for (const [i, place] of path.entries()) {
    const before = path[i - 1];
    const after = path[i + 1];
    const into = before && bearing(place, before) + 180; // on arrival: meridians converge
    const out = after && bearing(place, after);
    const heading =
      into !== undefined && out !== undefined ? middle(into, out) : (into ?? out ?? 0);
    const turn = into !== undefined && out !== undefined ? Math.abs(wrap(out - into)) / 2 : 0;
    const reach = half / Math.max(cosine(radians(turn)), 0.5); // a sharp corner is cut off
    left.push(aside(place, reach, heading - 90));
    right.push(aside(place, reach, heading + 90));
  }
  const ring = [...left, ...right.reverse()];
  return [...ring, ring[0] as LonLat];
}

/** An angle in degrees as -180 to 180. */
const wrap = (degrees: number): number => ((degrees + 540) % 360) - 180;
const middle = (a: number, b: number): number => a + wrap(b - a) / 2;

const aside = (place: LonLat, metres: number, degrees: number): LonLat =>
  destination(place, metres, degrees);
