/** Doubts about values that were read well: a form asks about them, a feed lists them; none is refused. [R67] [R68] */
import type { LonLat } from '../geo/place.ts';
import { isNear } from './distance.ts';
import type { Stretch } from './stretch.ts';

/** A time of what occurred that lies ahead, or long ago. */
export type TimeDoubt = 'future' | 'longPast';

/** A place that is far from the cell: 'swapped' if `other`, the other way round, is not; 'nowhere' is 0, 0. */
export type PlaceDoubt =
  | { readonly kind: 'far' | 'nowhere' }
  | { readonly kind: 'swapped'; readonly other: LonLat };

const GRACE = 10 * 60_000; // ms: clocks differ, typing takes time
const YEAR = 366 * 86_400_000; // ms

/** [R67] The doubt about when something occurred; `now` is in ms since 1970. */
export function timeDoubt({ from, to = from }: Stretch, now: number): TimeDoubt | undefined {
  if (Date.parse(from) > now + GRACE) return 'future';
  return Date.parse(to) < now - YEAR ? 'longPast' : undefined;
}

/** [R68] The doubt about a place; `middle` is that of the cell's view. */
export function placeDoubt(place: LonLat, middle: LonLat): PlaceDoubt | undefined {
  if (isNear(place, middle)) return undefined;
  const [lon, lat] = place;
  if (lon === 0 && lat === 0) return { kind: 'nowhere' };
  const other: LonLat = [lat, lon];
  const fits = Math.abs(lon) <= 90 && isNear(other, middle);
  return fits ? { kind: 'swapped', other } : { kind: 'far' };
}
