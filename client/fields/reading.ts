/** How what is typed was understood, said back beside the field; undefined while it is no value. */
import type { Cell } from '../../picture/cell.ts';
import type { AnyItem } from '../../picture/fold.ts';
import type { Level, LonLat } from '../../picture/geo/place.ts';
import { placeOf } from '../../picture/item-place.ts';
import { readHeight } from '../../picture/reading/heights.ts';
import { readLength } from '../../picture/reading/lengths.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { degrees, dtg, grouped, localTime, mgrsOf } from '../lib/format.ts';
import { inFeet } from './height.ts';
import { type Bound, parseTime } from './times.ts';

/** `221419Z NOV 26 · DAM 17:19 · TLV 16:19`. */
export function timeRead(
  typed: string,
  now: number,
  bound: Bound,
  { clocks }: Cell,
): string | undefined {
  const read = parseTime(typed, now, bound, clocks);
  if ('fault' in read) return undefined;
  const local = clocks.map(({ label, timeZone }) => `${label} ${localTime(read.value, timeZone)}`);
  return [dtg(read.value), ...local].join(' · ');
}

/** `36S YC 5821 7704 · 33.1260 N 35.8240 E`. */
export function placeText(place: LonLat): string {
  return [mgrsOf(place), degrees(place)].filter((part) => part !== undefined).join(' · ');
}

/** The grid reference of an item, for copying and for paper; degrees where there is no grid. */
export function gridOf(item: AnyItem): string | undefined {
  const place = placeOf(item);
  return place && (mgrsOf(place) ?? degrees(place));
}

/** `1 500 m · 4 921 ft`. */
export function lengthRead(typed: string): string | undefined {
  const metres = onlyValue(readLength(typed));
  return metres === undefined ? undefined : both(metres);
}

export function altitudeRead(typed: string, reference: Level['reference']): string | undefined {
  const level = onlyValue(readHeight(typed, reference));
  return level && `${both(level.metres)} ${level.reference}`;
}

const both = (metres: number): string => `${grouped(Math.round(metres))} m · ${inFeet(metres)}`;
