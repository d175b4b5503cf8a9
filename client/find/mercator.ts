/** What a map without rotation shows, in Web Mercator as MapLibre draws it. Pure; degrees and pixels. */

import type { Box } from '../../picture/geo/box.ts';
import type { LonLat } from '../../picture/geo/place.ts';

interface View {
  readonly centre: LonLat;
  readonly zoom: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

const TILE = 512; // pixels of the world at zoom 0
const STEEPEST = 85.0511; // degrees north and south where the world's square ends

const across = (lon: number): number => (lon + 180) / 360;
const down = (lat: number): number => {
  const sine = Math.sin((Math.max(-STEEPEST, Math.min(STEEPEST, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};
const latOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** The place under a pixel counted from the map's top left corner. */
export function placeAt(
  { centre, zoom }: View,
  { width, height }: Size,
  x: number,
  y: number,
): LonLat {
  const world = TILE * 2 ** zoom;
  const lon = (across(centre[0]) + (x - width / 2) / world) * 360 - 180;
  const lat = latOf(down(centre[1]) + (y - height / 2) / world);
  return [rounded(Math.max(-180, Math.min(180, lon))), rounded(Math.max(-90, Math.min(90, lat)))];
}

/** The box that a map of this size shows. */
export function boxShown(view: View, size: Size): Box {
  return boxBetween(placeAt(view, size, 0, 0), placeAt(view, size, size.width, size.height));
}

/** The box with these two corners. */
export const boxBetween = (a: LonLat, b: LonLat): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
];

const CLOSEST = 14;
const ROOM = 0.7; // of the map's width and height that a box may take

/** The view in which a box stands in the middle of a map of this size, not closer than `closest`. */
export function viewOf([west, south, east, north]: Box, size: Size, closest = CLOSEST): View {
  const wide = across(east) - across(west);
  const high = down(south) - down(north);
  const fits = (share: number, pixels: number) =>
    share > 0 ? Math.log2((pixels * ROOM) / (share * TILE)) : closest;
  const zoom = Math.min(closest, fits(wide, size.width), fits(high, size.height));
  const middle: LonLat = [
    rounded((west + east) / 2),
    rounded(latOf((down(south) + down(north)) / 2)),
  ];
  return { centre: middle, zoom: Math.max(4, Math.round(zoom * 100) / 100) };
}

const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5 + 0;
