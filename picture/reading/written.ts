/** A date and a time as they are written, before a clock says which moment they are; and the calendar. */
import { DAY, HOUR, MINUTE } from './stretch.ts';

/** Days as ms since 1970 of their 00:00 as if in UTC: from one, up to another that is not among them. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** A day of which the year is not said, or neither year nor month; `month` from 1. */
export interface DayOfMonth {
  readonly month: number | undefined;
  readonly day: number;
}

/** A day by its distance from today: yesterday is -1. */
export interface DayFromToday {
  readonly fromToday: number;
}

export type WrittenDay = Days | DayOfMonth | DayFromToday;

/** A zone as it is written beside a time: an offset, a name (IANA, in capitals), the label of a clock, or several of them. */
export interface WrittenZone {
  /** ms ahead of UTC. */
  readonly ahead?: number | undefined;
  readonly name?: string | undefined;
  readonly label?: string | undefined;
}

/** What a text says of a moment, or of whole days if it has no time. */
export interface Written {
  /** What the date may mean, the likeliest first; empty if there is no date. */
  readonly days: readonly WrittenDay[];
  /** From Sunday, which is 0, to check the date with. */
  readonly weekday?: number | undefined;
  /** ms since midnight. */
  readonly time?: number | undefined;
  readonly zone?: WrittenZone | undefined;
}

/** A day of the calendar, `month` from 1; undefined if there is no such day. */
export function dayOf(year: number, month: number, day: number): Days | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC reads 26 as 1926
  if (date.getUTCDate() !== day || date.getUTCMonth() !== month - 1) return undefined;
  return { from: date.getTime(), to: date.getTime() + DAY };
}

/** All days of a month; undefined if there is no such month. */
export function monthOf(year: number, month: number): Days | undefined {
  const first = dayOf(year, month, 1);
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  return first && next && { from: first.from, to: next.from };
}

/** A year of two digits is one of this century. */
export const yearIn = (digits: string): number =>
  digits.length === 2 ? 2000 + Number(digits) : Number(digits);

/** ms since midnight; undefined if no clock shows it. 24:00 ends a day; a second 60 counts as 59. */
export function timeOf(hour: number, minute = 0, second = 0, ms = 0): number | undefined {
  if (hour === 24) return minute + second + ms === 0 ? DAY : undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  return hour * HOUR + minute * MINUTE + Math.min(second, 59) * 1000 + ms;
}

/** An offset in ms, positive to the east; undefined if there is none such. */
export function offsetOf(
  sign: string,
  hours: number,
  minutes = 0,
  seconds = 0,
): number | undefined {
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const size = hours * HOUR + minutes * MINUTE + seconds * 1000;
  return sign === '-' ? 0 - size : size;
}
