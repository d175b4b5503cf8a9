/** Bounding boxes in degrees; none crosses the date line. Exact, except for `grown`. */
import { cosine, radians } from './angles.ts';
import type { LonLat } from './place.ts';

/** West, south, east, north, in degrees (as RFC 7946). */
export type Box = readonly [number, number, number, number];

/** The smallest box that holds all of these places. */
export function boxOf(places: readonly LonLat[]): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of places) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** True if two boxes share a point. */
export const meet = (a: Box, b: Box): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** The smallest box that holds both. */
export const around = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

const METRES = 111_320; // in a degree of latitude

/** The box, larger by about this many metres on each side. */
export function grown([west, south, east, north]: Box, metres: number): Box {
  const up = metres / METRES;
  const widest = cosine(radians(Math.min(85, Math.max(Math.abs(south), Math.abs(north)))));
  const aside = up / widest;
  return [west - aside, south - up, east + aside, north + up];
}
