/** How values of items are written, in words that can be typed again. Pure. */
import type { Instant } from '../../picture/basics.ts';
import type { AnyItem } from '../../picture/fold.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { placeOf } from '../../picture/item-place.ts';
import { FEET } from '../../picture/reading/lengths.ts';
import { degrees, dtg, grouped, mgrsOf } from '../lib/format.ts';
import { inFeet } from './height.ts';

/** A date-time group where it says all there is; otherwise the time in full, so that nothing is lost. */
export const timeText = (time: Instant | string): string =>
  time.endsWith(':00.000Z') && time.startsWith('20') ? dtg(Date.parse(time)) : time;

/** `36S YC 5821 7704 · 33.1260 N 35.8240 E`. */
export function placeText(place: LonLat): string {
  return [mgrsOf(place), degrees(place)].filter((part) => part !== undefined).join(' · ');
}

/** The grid reference of an item, for copying and for paper; degrees where there is no grid. */
export function gridOf(item: AnyItem): string | undefined {
  const place = placeOf(item);
  return place && (mgrsOf(place) ?? degrees(place));
}

const FINE = 100; // metres below which tenths count

/** `1 500 m · 4 921 ft`; short lengths with their tenths, `1.2 m · 3.9 ft`. */
export function bothUnits(metres: number): string {
  if (Math.abs(metres) >= FINE || Number.isInteger(metres)) {
    return `${grouped(Math.round(metres))} m · ${inFeet(metres)}`;
  }
  return `${tenths(metres)} m · ${tenths(metres / FEET)} ft`;
}

const tenths = (length: number): number => Math.round(length * 10) / 10;
