/** Computes the polygon of an area. For display only, never for the fold or a decision: it uses Turf. */
import bearing from '@turf/bearing';
import circle from '@turf/circle';
import destination from '@turf/destination';
import { type Area, type LonLat, type Polygon, samePlace } from './place.ts';

/** The polygon that an area covers; for circles and corridors, to within a percent of their size. */
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
    const into = before && bearing(place, before) + 180; // on arrival: meridians converge
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

/** An angle in degrees as -180 to 180. */
const wrap = (degrees: number): number => ((degrees + 540) % 360) - 180;
const middle = (a: number, b: number): number => a + wrap(b - a) / 2;

function aside(place: LonLat, metres: number, degrees: number): LonLat {
  const [lon = 0, lat = 0] = destination(place, metres, degrees, { units: 'meters' }).geometry
    .coordinates;
  return [lon, lat];
}
