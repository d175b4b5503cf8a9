/** Reads digits alone: seconds and finer counts since 1970, or a date and a time without any sign. */
import { isoIn } from './iso.ts';
import { oneOf, type Reading, read } from './reading.ts';
import { type Circumstances, DAY } from './stretch.ts';
import { dayOf, timeOf, type Written, yearIn } from './written.ts';

/** A moment (ms since 1970) as it would be written. */
export function writtenAt(at: number): Written {
  const from = Math.floor(at / DAY) * DAY;
  return { days: [{ from, to: from + DAY }], time: at - from, zone: { ahead: 0 } };
}

/**
 * The ms since 1970 that digits count: 9 or 10 count seconds, 12 or 13 ms, 16 µs, 19 ns. 12 that begin as a year
 * (19, 20) are a date. Undefined if they count nothing.
 */
export function countIn(said: string): number | undefined {
  if (/^\d{9,10}(?:\.\d+)?$/.test(said)) return Math.floor(Number(said) * 1000 + 1e-3);
  if (/^(?!19|20)\d{12}$/.test(said)) return Number(said);
  if (/^\d{13}(?:\.\d+)?$|^\d{16}$|^\d{19}$/.test(said)) return Number(said.slice(0, 13));
  return undefined;
}

/** From here on, and before 2100, a count or a date of two digits a year is likely. */
const [LIKELY, UNLIKELY] = [Date.UTC(1990), Date.UTC(2100)];

/**
 * Counts, `YYYYMMDDHHMM` with or without seconds and ms, and `YYMMDDHHMM` with or without seconds, which may be
 * a count too: asks if both are likely and the context does not tell. Undefined if it is none of these.
 */
export function digitsIn(
  said: string,
  { counts, clockOf }: Circumstances,
): Reading<Written, 'date'> | undefined {
  const count = countIn(said);
  if (count === undefined) return fullDate(said);
  const date = counts === true || clockOf?.(undefined) === undefined ? undefined : shortDate(said);
  if (date === undefined) return read(writtenAt(count));
  if (counts === false || count < LIKELY || count >= UNLIKELY) return read(date);
  return oneOf<Written>([writtenAt(count), date]);
}

const FULL = /^((?:19|20|21)\d{6})(\d{4}|\d{6})(\d{3})?$/;

function fullDate(said: string): Reading<Written, 'date'> | undefined {
  const [, date, time, ms] = FULL.exec(said) ?? [];
  if (date === undefined || (ms !== undefined && time?.length !== 6)) return undefined;
  return isoIn(`${date}T${time}${ms === undefined ? '' : `.${ms}`}`);
}

const SHORT = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/;

function shortDate(said: string): Written | undefined {
  const parts = SHORT.exec(said);
  if (parts === null) return undefined;
  const [, y = '', month, day, h, m, s] = parts;
  const days = dayOf(yearIn(y), Number(month), Number(day));
  const time = timeOf(Number(h), Number(m), Number(s ?? 0));
  return days && time !== undefined ? { days: [days], time } : undefined;
}
