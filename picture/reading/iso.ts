/** Reads times as computers write them: ISO 8601, and seconds or milliseconds since 1970. */
import { oneOf, read, refused } from './reading.ts';
import {
  type Circumstances,
  DAY,
  instantOf,
  momentsOf,
  type Stretch,
  type TimeReading,
} from './stretch.ts';

const DATE = String.raw`(?<year>[+-]\d{6}|\d{4})(?<dash>-?)(?<month>\d\d)\k<dash>(?<day>\d\d)`;
const TIME = String.raw`[T ](?<hour>\d\d)(?::?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?)?`;
const OFFSET = String.raw`Z|(?<sign>[+-])(?<h>\d\d)(?::?(?<m>\d\d)(?::?(?<s>\d\d))?)?`;
const NOTES = String.raw`(?:\[(?<zone>[^\]=]+)\])?(?:\[[^\]]*=[^\]]*\])*`;
const ISO = new RegExp(`^${DATE}(?:${TIME}(?: ?(?<offset>${OFFSET}))?)?${NOTES}$`);

type Parts = Readonly<Record<string, string | undefined>>;

/**
 * Reads ISO 8601: with an offset, with a zone in brackets (RFC 9557), or in the zone that `clockOf` gives for
 * none. A date alone is the whole day in UTC. Undefined if the text is not of this form.
 */
export function fromIso(said: string, { clockOf }: Circumstances): TimeReading | undefined {
  const parts: Parts | undefined = ISO.exec(said)?.groups;
  if (parts === undefined) return undefined;
  const wall = wallOf(parts);
  if (wall === undefined) return refused('date');
  const year = Number(parts.year);
  if (year < 1899 || year > 2200) return refused('year'); // before a clock is asked: their range ends
  if (parts.offset !== undefined) {
    const ahead = offsetOf(parts);
    return ahead === undefined ? refused('date') : momentsOf([wall - ahead]);
  }
  const isDay = parts.hour === undefined && parts.zone === undefined;
  if (isDay && parts.dash === '-') return wholeDay(wall);
  const clock = clockOf?.(parts.zone);
  if (clock === undefined) return refused('zone');
  const moments = momentsOf(clock(wall));
  return isDay ? either(moments, wholeDay(wall)) : moments; // 20261122: midnight, or the whole day
}

/** The written date and time in ms since 1970, as if it were UTC; undefined if there is no such time. */
function wallOf({ year, month, day, hour, minute, second, fraction = '' }: Parts) {
  const [h, m, s] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)];
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day)); // Date.UTC reads 26 as 1926
  if (date.getUTCDate() !== Number(day) || date.getUTCMonth() !== Number(month) - 1)
    return undefined;
  if (h > 23 || m > 59 || s > 60) return undefined;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return date.getTime() + ((h * 60 + m) * 60 + Math.min(s, 59)) * 1000 + ms; // :60 counts as :59
}

/** The offset from UTC in ms, positive to the east; undefined if it is not valid. */
function offsetOf({ sign, h, m, s }: Parts): number | undefined {
  const [hours, minutes, seconds] = [Number(h ?? 0), Number(m ?? 0), Number(s ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const ahead = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return sign === '-' ? -ahead : ahead;
}

function wholeDay(midnight: number): TimeReading {
  const [from, to] = [instantOf(midnight), instantOf(midnight + DAY - 1)];
  return from && to ? read({ from, to }) : refused('year');
}

const either = (first: TimeReading, second: TimeReading): TimeReading =>
  first.kind === 'read' && second.kind === 'read'
    ? oneOf<Stretch>([first.value, second.value])
    : first;

const COUNT = /^\d{9,10}(?:\.\d+)?$|^\d{12,13}$/;
const DIGITS = /^(?<year>\d{4}|\d{2})(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)$/;

/**
 * Reads seconds (9 or 10 digits) or milliseconds (12 or 13 digits) since 1970. Asks if the digits may also be
 * a date and a time, 202611221419. Undefined if the text is not of this form.
 */
export function fromCount(said: string, { clockOf }: Circumstances): TimeReading | undefined {
  if (!COUNT.test(said)) return undefined;
  const count = Number(said);
  const counted = momentsOf([count < 1e11 ? count * 1000 : count]);
  const parts: Parts | undefined = DIGITS.exec(said)?.groups;
  if (parts === undefined) return counted;
  const clock = clockOf?.(undefined);
  if (clock === undefined) return counted;
  const { year = '' } = parts;
  const wall = wallOf({ ...parts, year: year.length === 2 ? `20${year}` : year });
  return wall === undefined ? counted : either(counted, momentsOf(clock(wall)));
}
