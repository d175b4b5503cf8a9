/** How what is typed was understood, said back beside the field; undefined while it is no value. */
import type { Cell } from '../../picture/cell.ts';
import type { Level } from '../../picture/geo/place.ts';
import { readHeight, readLength } from '../../picture/reading/lengths.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { dtg, grouped, localTime } from '../lib/format.ts';
import { inFeet } from './height.ts';
import { type Bound, parseTime } from './times.ts';

/** `221419Z NOV 26 · DAM 17:19 · TLV 16:19`. */
export function timeRead(
  typed: string,
  now: number,
  bound: Bound,
  { clocks }: Cell,
): string | undefined {
  const read = parseTime(typed, now, bound);
  if ('fault' in read) return undefined;
  const local = clocks.map(({ label, timeZone }) => `${label} ${localTime(read.value, timeZone)}`);
  return [dtg(read.value), ...local].join(' · ');
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
