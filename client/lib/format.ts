/** How times, places and lengths are written. Pure; what it returns reads left to right (`<bdi dir="ltr">`). */
import { forward } from 'mgrs';
import type { Instant, Language } from '../../picture/basics.ts';
import type { Altitude, Level, LonLat } from '../../picture/geo/place.ts';

/** Latin digits everywhere: numbers are read aloud between desks. */
export const LOCALES: Record<Language, string> = { en: 'en-GB', ar: 'ar-u-nu-latn', he: 'he' };

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const two = (n: number): string => String(n).padStart(2, '0');
const dateOf = (at: Instant | number): Date => new Date(at);

/** A date-time group: `221419Z NOV 26`. */
export function dtg(at: Instant | number): string {
  const d = dateOf(at);
  const time = `${two(d.getUTCDate())}${two(d.getUTCHours())}${two(d.getUTCMinutes())}`;
  return `${time}Z ${monthYear(d)}`;
}

/** Hours and minutes of a moment of the same day as `now`, `0904Z`; of another day with it, `280904Z`. */
export function hours(at: Instant | number, now: number): string {
  const group = dtg(at).slice(0, 7);
  return day(at) === day(now) ? group.slice(2) : group;
}

/** The day of a moment: `22 NOV 26`. */
export function day(at: Instant | number): string {
  const d = dateOf(at);
  return `${two(d.getUTCDate())} ${monthYear(d)}`;
}

const monthYear = (d: Date): string =>
  `${MONTHS[d.getUTCMonth()] ?? ''} ${two(d.getUTCFullYear() % 100)}`;

/** Zulu time to the second: `14:21:35Z`. */
export const clock = (at: Instant | number): string => `${dateOf(at).toISOString().slice(11, 19)}Z`;

const localClocks = new Map<string, Intl.DateTimeFormat>();

/** Hours and minutes on the wall of an IANA time zone: `17:21`. */
export function localTime(at: Instant | number, timeZone: string): string {
  let format = localClocks.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    localClocks.set(timeZone, format);
  }
  return format.format(dateOf(at));
}

const STEPS = [
  ['second', 1000, 60_000],
  ['minute', 60_000, 3_600_000],
  ['hour', 3_600_000, 48 * 3_600_000],
  ['day', 86_400_000, 60 * 86_400_000],
  ['month', 30.44 * 86_400_000, 730 * 86_400_000],
  ['year', 365.25 * 86_400_000, Number.POSITIVE_INFINITY],
] as const;

/** How long ago, from milliseconds passed: `2 min ago`, `now`; below zero it is still to come. */
export function ago(passed: number, language: Language): string {
  const size = Math.abs(passed);
  const [unit, length] = STEPS.find(([, , limit]) => size < limit) ?? STEPS[5];
  const whole = Math.trunc(passed / length);
  const counted = Math.abs(whole) > 2; // in Hebrew one and two are words: `לפני דקה`, not `לפני דק׳ (1)`
  return new Intl.RelativeTimeFormat(LOCALES[language], {
    style: language === 'he' && !counted ? 'long' : 'short',
    numeric: whole === 0 ? 'auto' : 'always',
  })
    .format(whole === 0 ? 0 : -whole, unit)
    .replace(/ \([12]\)$/, '');
}

/**
 * A length of time in its largest units (two, or so many): `1 day, 2 hours`, or `1 day, 2 hr`; a second
 * at least.
 */
export function spanText(
  seconds: number,
  language: Language,
  most = 2,
  unitDisplay: 'long' | 'short' = 'long',
): string {
  const units = ['day', 'hour', 'minute', 'second'] as const;
  const lengths = [86_400, 3600, 60, 1];
  let left = Math.max(1, Math.floor(seconds));
  const first = lengths.findIndex((length) => left >= length);
  const parts = units.flatMap((unit, i) => {
    const length = lengths[i] ?? 1;
    const count = Math.floor(left / length);
    left -= count * length;
    if (count === 0 || i >= first + most) return [];
    const style = { style: 'unit', unit, unitDisplay } as const;
    return new Intl.NumberFormat(LOCALES[language], style).format(count);
  });
  return new Intl.ListFormat(LOCALES[language], { type: 'unit' }).format(parts);
}

/** WGS 84 degrees, latitude first as people say it: `33.1260 N 35.8240 E`. */
export function degrees([lon, lat]: LonLat): string {
  const of = (value: number, plus: string, minus: string) =>
    `${Math.abs(value).toFixed(4)} ${value < 0 ? minus : plus}`;
  return `${of(lat, 'N', 'S')} ${of(lon, 'E', 'W')}`;
}

/** The MGRS reference to 10 m: `36S YC 5821 7704`; undefined near the poles, where MGRS has none. */
export function mgrsOf([lon, lat]: LonLat, digits: 1 | 2 | 3 | 4 | 5 = 4): string | undefined {
  if (lat < -80 || lat > 84) return undefined;
  const parts = /^(\d{1,2}[A-Z])([A-Z]{2})(\d*)$/.exec(forward([lon, lat], digits));
  if (parts === null) return undefined;
  const [, zone = '', square = '', numbers = ''] = parts;
  return [zone, square, numbers.slice(0, digits), numbers.slice(digits)].join(' ');
}

/** A band of heights, to 0.1 m: `GND – 400 m AGL`, `120 – 400 m AMSL`, `300 m AGL – UNL`. */
export function altitudeText({ lower, upper }: Altitude): string {
  if (lower && upper && lower.reference === upper.reference) {
    if (lower.metres === upper.metres) return level(upper);
    return `${tenth(lower.metres)} – ${level(upper)}`;
  }
  return `${lower ? level(lower) : 'GND'} – ${upper ? level(upper) : 'UNL'}`;
}

const level = ({ metres, reference }: Level): string => `${tenth(metres)} m ${reference}`;
const tenth = (metres: number): string => grouped(Math.round(metres * 10) / 10);

/**
 * A length in metres: `850 m`, `1.2 km`, `30 km`, with the unit in the reader's language; in Arabic in letters, as
 * its words for one and two metres have no digit.
 */
export function distanceText(metres: number, language: Language = 'en'): string {
  const far = metres >= 1000;
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'unit',
    unit: far ? 'kilometer' : 'meter',
    unitDisplay: language === 'ar' ? 'narrow' : 'short',
    maximumFractionDigits: far && metres < 10_000 ? 1 : 0,
  }).format(far ? metres / 1000 : metres);
}

/** An area in square kilometres, to three digits: `12.6 km²`. */
export function areaText(squareMetres: number, language: Language): string {
  const format = new Intl.NumberFormat(LOCALES[language], { maximumSignificantDigits: 3 });
  return `${format.format(squareMetres / 1e6)} km²`;
}

/** A whole number in groups of three, narrow spaces between: `4 812`. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');

/** An entry's number as it is read out: `#4 812`. */
export const entryNumber = (seq: number): string => `#${grouped(seq)}`;
