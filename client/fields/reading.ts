/** How what is typed was understood, said back beside the field; undefined while it is no value. */
import type { Cell } from '../../picture/cell.ts';
import type { Level } from '../../picture/geo/place.ts';
import { readBand, readHeight, unitIn } from '../../picture/reading/heights.ts';
import { readLength } from '../../picture/reading/lengths.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { altitudeText, dtg, localTime } from '../lib/format.ts';
import { bothUnits } from './height.ts';
import type { Bound } from './time-fields.ts';
import { parseTime } from './times.ts';

/** `221419Z NOV 26 · DAM 17:19 · TLV 16:19`. */
export function timeRead(
  typed: string,
  now: number,
  bound: Bound,
  { clocks }: Cell,
): string | undefined {
  const read = parseTime(typed, now, bound, clocks);
  if (!('value' in read)) return undefined;
  const local = clocks.map(({ label, timeZone }) => `${label} ${localTime(read.value, timeZone)}`);
  return [dtg(read.value), ...local].join(' · ');
}

/** `1 500 m · 4 921 ft`. */
export function lengthRead(typed: string): string | undefined {
  const metres = onlyValue(readLength(typed));
  return metres === undefined ? undefined : bothUnits(metres);
}

export function altitudeRead(typed: string, reference: Level['reference']): string | undefined {
  const level = onlyValue(readHeight(typed, reference));
  return level && `${bothUnits(level.metres)} ${level.reference}`;
}

/** A whole band in the field of its lower end: `GND – 400 m AGL`. */
export function bandRead(typed: string, reference: Level['reference']): string | undefined {
  const band = onlyValue(readBand(typed, reference));
  return band && altitudeText(band);
}

/** True if a length or a height is read that names no unit: it was taken to be in metres. */
export const lacksUnit = (typed: string): boolean =>
  readBand(typed, 'AGL').kind === 'read' && /\p{Nd}/u.test(typed) && unitIn(typed) === undefined;
