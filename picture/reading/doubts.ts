/** Doubts about values that were read well: a form asks about them, a feed lists them; none is refused. [R67] [R68] */
import type { LonLat } from '../geo/place.ts';
import { isNear } from './distance.ts';
import type { Stretch } from './stretch.ts';

/** A time of what occurred that lies ahead, or long ago. */
export type TimeDoubt = 'future' | 'longPast';

/** A time of what is planned that lies over a year ahead, or over a year back. */
export type PlanDoubt = 'farAhead' | 'longPast';

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

/** [R67] The doubt about when something is planned; `now` is in ms since 1970. */
export function planDoubt({ from, to = from }: Stretch, now: number): PlanDoubt | undefined {
  if (Date.parse(from) > now + YEAR) return 'farAhead';
  return Date.parse(to) < now - YEAR ? 'longPast' : undefined;
}

const DAY = 86_400_000; // ms
const MONTH = 32 * DAY; // ms, not less than any

/**
 * Times that may have been meant instead of a doubted one, in ms since 1970: the same time on the day before,
 * the same day of the month before, or the same day of the nearest year in which there is no doubt.
 */
export function timesInstead(at: number, doubt: TimeDoubt | PlanDoubt, now: number): number[] {
  const year = new Date(now).getUTCFullYear();
  const years = [year - 1, year, year + 1].flatMap((one) => inYear(at, one));
  const past = years.filter((one) => one <= now + GRACE).slice(-1);
  const ahead = years.filter((one) => one > now).slice(0, 1);
  switch (doubt) {
    case 'future':
      if (at - now < DAY) return [at - DAY];
      return [...(at - now < MONTH ? monthBefore(at, now) : []), ...past];
    case 'longPast':
      return past;
    case 'farAhead':
      return ahead;
    default:
      return doubt satisfies never;
  }
}

/** The same month, day and time in another year; nothing if that has no such day. */
function inYear(at: number, year: number): number[] {
  const time = new Date(at);
  time.setUTCFullYear(year);
  return time.getUTCDate() === new Date(at).getUTCDate() && time.getTime() !== at
    ? [time.getTime()]
    : [];
}

/** The same day and time of the month before; nothing if that has no such day, or if it is still to come. */
function monthBefore(at: number, now: number): number[] {
  const time = new Date(at);
  time.setUTCMonth(time.getUTCMonth() - 1);
  const same = time.getUTCDate() === new Date(at).getUTCDate();
  return same && time.getTime() <= now + GRACE ? [time.getTime()] : [];
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
