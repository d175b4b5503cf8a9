/** Distances over the sphere, to compare and to judge what is far: good to 0.5 %. */
import type { LonLat } from '../geo/place.ts';

const RADIAN = Math.PI / 180;
const RADIUS = 6371; // kilometres

export function kilometres([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  const [a, b] = [lat1 * RADIAN, lat2 * RADIAN];
  const chord =
    Math.sin((b - a) / 2) ** 2 +
    Math.cos(a) * Math.cos(b) * Math.sin(((lon2 - lon1) * RADIAN) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Kilometres from the middle of the cell's view beyond which a place is asked about. [R68] */
export const REACH = 300;

export const isNear = (place: LonLat, near: LonLat | undefined): boolean =>
  near !== undefined && kilometres(place, near) <= REACH;

/** The same places, the nearest first; as they stood if nothing is near. */
export const nearestFirst = <T extends { readonly place: LonLat }>(
  places: readonly T[],
  near: LonLat | undefined,
): readonly T[] =>
  near === undefined
    ? places
    : [...places].sort((a, b) => kilometres(a.place, near) - kilometres(b.place, near));
