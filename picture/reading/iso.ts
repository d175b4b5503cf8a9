/** Reads ISO 8601 as it is written: dates, dates with times, offsets, and zones in brackets (RFC 9557). */
import { type Reading, read, refused } from './reading.ts';
import { DAY } from './stretch.ts';
import { type Days, dayOf, monthOf, offsetOf, timeOf, type Written } from './written.ts';

const DATE = String.raw`(?<year>[+-]\d{6}|\d{4})(?<dash>-?)(?:(?<month>\d\d)(?:\k<dash>(?<day>\d\d))?|W(?<week>\d\d)(?:\k<dash>(?<weekday>[1-7]))?|(?<ordinal>\d{3}))`;
const TIME = String.raw`(?:[T ]|(?<=^\d{8})(?=\d{4}))(?<hour>\d\d)(?::?(?<minute>\d\d)(?::?(?<second>\d\d))?)?(?:[.,](?<fraction>\d{1,9}))?`;
const OFFSET = String.raw`Z|(?<sign>[+-])(?<h>\d{1,2})(?<colon>:?)(?:(?<m>\d\d)(?::?(?<s>\d\d))?)?`;
const NOTES = String.raw`(?:\[!?(?<zone>[^\]=]+)\])?(?:\[[^\]]*=[^\]]*\])*`;
const ISO = new RegExp(`^${DATE}(?:${TIME})?(?: ?(?<offset>${OFFSET}))?${NOTES}$`);

type Parts = Readonly<Record<string, string | undefined>>;

/**
 * What ISO 8601 says: calendar dates, weeks, days of the year, months; with hyphens and colons or without; fractions
 * of the last part; 24:00; a date alone with its offset. Undefined if the text is not of this form.
 */
export function isoIn(said: string): Reading<Written, 'date'> | undefined {
  const parts: Parts | undefined = ISO.exec(said)?.groups;
  if (parts === undefined || isUnclear(parts)) return undefined;
  const { hour, offset, zone: name } = parts;
  const days = daysIn(parts);
  const time = hour === undefined ? undefined : timeIn(parts);
  const ahead = offset === undefined ? undefined : aheadIn(parts);
  if (days === undefined) return refused('date');
  if (hour !== undefined && (time === undefined || days.to - days.from > DAY))
    return refused('date');
  if (offset !== undefined && ahead === undefined) return refused('date');
  return read({ days: [days], time, zone: { ahead, name } });
}

/** 202611 is no month, 2026326 no day of a year, and 2026-11-22-05 no day with an offset. */
function isUnclear({ dash, month, day, ordinal, hour, offset, colon }: Parts): boolean {
  if (dash === '' && ordinal !== undefined) return true;
  if (month !== undefined && day === undefined)
    return dash === '' || hour !== undefined || offset !== undefined;
  return hour === undefined && offset !== undefined && (dash === '' || colon === '');
}

function daysIn({ year, month, day, week, weekday, ordinal }: Parts): Days | undefined {
  const [y, m] = [Number(year), Number(month)];
  if (day !== undefined) return dayOf(y, m, Number(day));
  if (month !== undefined) return monthOf(y, m);
  if (week !== undefined) return daysOfWeek(y, Number(week), weekday);
  const from = (dayOf(y, 1, 1)?.from ?? 0) + (Number(ordinal) - 1) * DAY;
  return new Date(from).getUTCFullYear() === y ? { from, to: from + DAY } : undefined;
}

/** A week, or one day of it from Monday, which is 1; week 1 is that of 4 January. */
function daysOfWeek(year: number, week: number, weekday: string | undefined): Days | undefined {
  const fourth = dayOf(year, 1, 4)?.from ?? 0;
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (week - 1) * 7 * DAY;
  if (week === 0 || new Date(monday + 3 * DAY).getUTCFullYear() !== year) return undefined;
  if (weekday === undefined) return { from: monday, to: monday + 7 * DAY };
  const from = monday + (Number(weekday) - 1) * DAY;
  return { from, to: from + DAY };
}

function timeIn({ hour, minute, second, fraction = '' }: Parts): number | undefined {
  const whole = timeOf(Number(hour), Number(minute ?? 0), Number(second ?? 0));
  const unit = second !== undefined ? 1 : minute !== undefined ? 60 : 3600;
  const part = Math.floor((Number(fraction.padEnd(9, '0')) * unit) / 1e6);
  if (whole === undefined || (whole === DAY && part > 0)) return undefined;
  return whole + part;
}

function aheadIn({ sign = '+', h, m, s }: Parts): number | undefined {
  return offsetOf(sign, Number(h ?? 0), Number(m ?? 0), Number(s ?? 0));
}
