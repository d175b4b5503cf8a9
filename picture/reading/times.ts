/** Reads times as people and files write them: date-time groups, clock times, offsets, ISO 8601, counts. */
import { fromCount, fromIso } from './iso.ts';
import { type Reading, read, refused } from './reading.ts';
import {
  type Circumstances,
  DAY,
  type Lean,
  MINUTE,
  momentsOf,
  type TimeReading,
  zulu,
} from './stretch.ts';
import { plain } from './text.ts';

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const UNIT: Readonly<Record<string, number>> = { S: 1000, M: MINUTE, H: 60 * MINUTE, D: DAY };

const CLOCK = /^(\d{2}):?(\d{2}) ?(Z?)$/;

/**
 * Reads `221419Z NOV 26`, `221419Z` (the nearest such day), `1419` (the last or the next such time), `-5m`,
 * `+2h30m`, `now`, ISO 8601, a date (the whole day in UTC), seconds or milliseconds since 1970.
 */
export function readTime(text: string, around: Circumstances): TimeReading {
  const said = plain(text);
  if (said === '') return refused('empty');
  if (said === 'NOW') return fromNow(around, (now) => Math.floor(now / MINUTE) * MINUTE);
  if (/^[+-] ?\d+ ?[SMHD]/.test(said)) return fromOffset(said, around);
  const group = /^(\d{2})(\d{2})(\d{2}) ?Z ?(?:([A-Z]{3})[A-Z]* ?(\d{4}|\d{2})?)?$/.exec(said);
  if (group) return fromGroup(group, around);
  const clock = CLOCK.exec(said);
  if (clock) return fromClock(Number(clock[1]), Number(clock[2]), clock[3] === 'Z', around);
  return fromCount(said, around) ?? fromIso(said, around) ?? refused('time');
}

/** Reads `0600`, `06:00` or `0600Z` as `06:00`, a time of day in UTC. */
export function readTimeOfDay(text: string): Reading<string, 'empty' | 'timeOfDay'> {
  const said = plain(text);
  if (said === '') return refused('empty');
  const [, hour = '', minute = ''] = CLOCK.exec(said) ?? [];
  return isOnClock(hour, minute) ? read(`${hour}:${minute}`) : refused('timeOfDay');
}

const isOnClock = (hour: string | number, minute: string | number): boolean =>
  hour !== '' && Number(hour) < 24 && Number(minute) < 60;

function fromNow({ now }: Circumstances, at: (now: number) => number): TimeReading {
  return now === undefined ? refused('now') : momentsOf([at(now.at)]);
}

function fromOffset(said: string, around: Circumstances): TimeReading {
  const sign = said.startsWith('-') ? -1 : 1;
  const rest = said.slice(1).replaceAll(' ', '');
  if (!/^(?:\d{1,6}[SMHD])+$/.test(rest)) return refused('offset');
  let sum = 0;
  for (const [, count, unit] of rest.matchAll(/(\d+)([SMHD])/g)) {
    sum += Number(count) * (UNIT[unit ?? ''] ?? 0);
  }
  return fromNow(around, (now) => Math.floor((now + sign * sum) / 1000) * 1000);
}

function fromGroup(
  [, d, h, m, name, y]: readonly (string | undefined)[],
  { now, day: given }: Circumstances,
): TimeReading {
  const [day, hour, minute] = [Number(d), Number(h), Number(m)];
  const month = name === undefined ? undefined : MONTHS.indexOf(name);
  if (month === -1) return refused('date');
  if (month !== undefined && y !== undefined) {
    const year = y.length === 2 ? 2000 + Number(y) : Number(y);
    return nearest([momentOf(year, month, day, hour, minute)], 0);
  }
  const about = now?.at ?? (given === undefined ? undefined : given + DAY / 2);
  if (about === undefined) return refused(isOnClock(hour, minute) ? 'now' : 'date');
  const [year, near] = [new Date(about).getUTCFullYear(), new Date(about).getUTCMonth()];
  const candidates = [-1, 0, 1].map((step) =>
    month === undefined
      ? momentOf(year, near + step, day, hour, minute)
      : momentOf(year + step, month, day, hour, minute),
  );
  return nearest(candidates, about);
}

/** A moment (ms since 1970); undefined if there is no such day or time. `month` may lie outside 0 to 11. */
function momentOf(year: number, month: number, day: number, hour: number, minute: number) {
  if (!isOnClock(hour, minute)) return undefined;
  const at = Date.UTC(year, month, day, hour, minute);
  return new Date(at).getUTCDate() === day && day > 0 ? at : undefined;
}

function nearest(candidates: readonly (number | undefined)[], about: number): TimeReading {
  const real = candidates.filter((at) => at !== undefined);
  if (real.length === 0) return refused('date');
  return momentsOf([real.reduce((a, b) => (Math.abs(b - about) < Math.abs(a - about) ? b : a))]);
}

/** A time up to this far (ms) on the wrong side of now still means today: clocks differ, typing takes time. */
const GRACE = 10 * MINUTE;

function fromClock(
  hour: number,
  minute: number,
  isZulu: boolean,
  { now, day, clockOf }: Circumstances,
): TimeReading {
  if (!isOnClock(hour, minute)) return refused('timeOfDay');
  const time = (hour * 60 + minute) * MINUTE;
  if (now !== undefined) {
    const today = Math.floor(now.at / DAY) * DAY + time;
    return momentsOf([leaning(today, now.at, now.lean)]);
  }
  if (day === undefined) return refused('day');
  const clock = isZulu ? zulu : clockOf?.(undefined);
  return clock === undefined ? refused('zone') : momentsOf(clock(day + time));
}

function leaning(today: number, now: number, lean: Lean): number {
  switch (lean) {
    case 'past':
      return today > now + GRACE ? today - DAY : today;
    case 'future':
      return today < now - GRACE ? today + DAY : today;
    default:
      return lean satisfies never;
  }
}
