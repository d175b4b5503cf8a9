/** Times as people type them on a watch floor, read as moments. Everything without a zone is Zulu. */
import { Instant } from '../../picture/basics.ts';
import { dtg } from '../format.ts';
import type { Draft } from './draft.ts';
import { type Parsed, plain } from './parse.ts';

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const MINUTE = 60_000;
const DAY = 86_400_000;
const UNIT: Readonly<Record<string, number>> = { S: 1000, M: MINUTE, H: 60 * MINUTE, D: DAY };

/** Which day a bare clock time means: that of the last such time, or of the next. */
export type Lean = 'past' | 'future';

/** The fields of forms that hold a moment, and how each leans. */
export const LEANS = {
  'occurred.from': 'past',
  'occurred.to': 'past',
  'window.from': 'future',
  'window.to': 'future',
} as const satisfies Readonly<Record<string, Lean>>;
export type TimeField = keyof typeof LEANS;

/**
 * `221419Z NOV 26`, `221419Z` (the nearest such day), `1419` (the last or the next such time), `-5m`,
 * `+2h30m`, `now`, or ISO 8601 with a zone. `now` is milliseconds since 1970.
 */
export function parseTime(typed: string, now: number, lean: Lean): Parsed<Instant> {
  const text = plain(typed);
  if (text === '') return { fault: 'empty' };
  if (text === 'NOW') return instant(Math.floor(now / MINUTE) * MINUTE);
  if (/^[+-] ?\d+ ?[SMHD]/.test(text)) return offset(text, now);
  const group = /^(\d{2})(\d{2})(\d{2}) ?Z ?(?:([A-Z]{3})[A-Z]* ?(\d{4}|\d{2})?)?$/.exec(text);
  if (group) return fromGroup(group, now);
  const clock = /^(\d{2}):?(\d{2}) ?Z?$/.exec(text);
  if (clock) return fromClock(Number(clock[1]), Number(clock[2]), now, lean);
  if (/^\d{4}-/.test(text)) {
    const read = Instant.safeParse(typed.trim().toUpperCase());
    return read.success ? { value: read.data } : { fault: 'time' };
  }
  return { fault: 'time' };
}

function offset(text: string, now: number): Parsed<Instant> {
  const sign = text.startsWith('-') ? -1 : 1;
  const rest = text.slice(1).replaceAll(' ', '');
  if (!/^(?:\d{1,6}[SMHD])+$/.test(rest)) return { fault: 'offset' };
  let sum = 0;
  for (const [, count, unit] of rest.matchAll(/(\d+)([SMHD])/g)) {
    sum += Number(count) * (UNIT[unit ?? ''] ?? 0);
  }
  return instant(Math.floor((now + sign * sum) / 1000) * 1000);
}

function fromGroup(
  [, d, h, m, name, y]: readonly (string | undefined)[],
  now: number,
): Parsed<Instant> {
  const [day, hour, minute] = [Number(d), Number(h), Number(m)];
  const today = new Date(now);
  const thisYear = today.getUTCFullYear();
  const thisMonth = today.getUTCMonth();
  if (name !== undefined) {
    const month = MONTHS.indexOf(name);
    if (month < 0) return { fault: 'date' };
    const years = y === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [fullYear(y)];
    return nearest(
      years.map((year) => moment(year, month, day, hour, minute)),
      now,
    );
  }
  const months = [-1, 0, 1].map((step) => moment(thisYear, thisMonth + step, day, hour, minute));
  return nearest(months, now);
}

const fullYear = (y: string): number => (y.length === 2 ? 2000 + Number(y) : Number(y));

/** Milliseconds since 1970, or undefined where no such day or time exists. `month` may run over a year. */
function moment(year: number, month: number, day: number, hour: number, minute: number) {
  if (hour > 23 || minute > 59) return undefined;
  const at = Date.UTC(year, month, day, hour, minute);
  return new Date(at).getUTCDate() === day && day > 0 ? at : undefined;
}

function nearest(candidates: readonly (number | undefined)[], now: number): Parsed<Instant> {
  const real = candidates.filter((at) => at !== undefined);
  if (real.length === 0) return { fault: 'date' };
  return instant(real.reduce((a, b) => (Math.abs(b - now) < Math.abs(a - now) ? b : a)));
}

/** A clock a few minutes ahead still means today: clocks differ, and people type while it turns. */
const GRACE = 10 * MINUTE;

function fromClock(hour: number, minute: number, now: number, lean: Lean): Parsed<Instant> {
  if (hour > 23 || minute > 59) return { fault: 'timeOfDay' };
  const today = Math.floor(now / DAY) * DAY + (hour * 60 + minute) * MINUTE;
  switch (lean) {
    case 'past':
      return instant(today > now + GRACE ? today - DAY : today);
    case 'future':
      return instant(today < now - GRACE ? today + DAY : today);
    default:
      return lean satisfies never;
  }
}

/** A date-time group where it says all there is; otherwise the time in full, so that nothing is lost. */
export const timeText = (time: string): string =>
  time.endsWith(':00.000Z') && time.startsWith('20') ? dtg(Date.parse(time)) : time;

/**
 * The words with every time in them as the moment it means at `now`, so that it means the same later:
 * `-5m` goes on with the clock. To the minute unless seconds were typed; what cannot be read stays.
 */
export function fixedTimes(words: Draft, now: number): Draft {
  const changed = Object.entries(LEANS).flatMap(([field, lean]) => {
    const typed = words[field] ?? '';
    const fixed = fixedTime(typed, now, lean);
    return fixed === typed ? [] : [[field, fixed] as const];
  });
  return changed.length === 0 ? words : { ...words, ...Object.fromEntries(changed) };
}

function fixedTime(typed: string, now: number, lean: Lean): string {
  const read = parseTime(typed, now, lean);
  if ('fault' in read) return typed;
  const exact = /^\d{4}-|\d ?S/.test(plain(typed)); // ISO 8601, or an offset with seconds
  return exact ? timeText(read.value) : timeText(`${read.value.slice(0, 16)}:00.000Z`);
}

function instant(at: number): Parsed<Instant> {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return { fault: 'date' };
  const read = Instant.safeParse(date.toISOString());
  return read.success ? { value: read.data } : { fault: 'date' };
}

/** `0600`, `06:00`, `0600Z` as `06:00`, a time of day in UTC. */
export function parseTimeOfDay(typed: string): Parsed<string> {
  const text = plain(typed);
  if (text === '') return { fault: 'empty' };
  const parts = /^([01]\d|2[0-3]):?([0-5]\d) ?Z?$/.exec(text);
  return parts ? { value: `${parts[1]}:${parts[2]}` } : { fault: 'timeOfDay' };
}
