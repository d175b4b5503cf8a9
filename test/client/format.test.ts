import { expect, test } from 'vitest';
import {
  ago,
  altitudeText,
  clock,
  day,
  degrees,
  distanceText,
  dtg,
  entryNumber,
  hours,
  localTime,
  mgrsOf,
  spanText,
} from '../../client/lib/format.ts';
import { Instant } from '../../picture/basics.ts';
import { Altitude, LonLat } from '../../picture/geo/place.ts';

const AT = Instant.parse('2026-11-22T14:19:35.250Z');

test('a date-time group is day, time and Z, then month and year', () => {
  expect(dtg(AT)).toBe('221419Z NOV 26');
  expect(dtg(Date.parse('2027-01-05T00:03:59Z'))).toBe('050003Z JAN 27');
  expect(day(AT)).toBe('22 NOV 26');
});

test('clocks: Zulu to the second, others by their own zone', () => {
  expect(clock(AT)).toBe('14:19:35Z');
  expect(localTime(AT, 'Asia/Damascus')).toBe('17:19');
  expect(localTime(AT, 'Asia/Jerusalem')).toBe('16:19');
  expect(localTime(Instant.parse('2026-11-22T22:00:00Z'), 'Asia/Jerusalem')).toBe('00:00');
});

test('how long ago, in the reader’s language, with Latin digits', () => {
  expect(ago(120_000, 'en')).toBe('2 min ago');
  expect(ago(0, 'en')).toBe('now');
  expect(ago(-7_200_000, 'en')).toMatch(/in 2\s?h/);
  expect(ago(3 * 86_400_000, 'ar')).toMatch(/3/);
  expect(ago(120_000, 'he')).toMatch(/^לפני/);
});

test('a length of time in its two largest units, in the reader’s language', () => {
  const said = [1, 61, 3600, 86_400 + 7200 + 59].map((seconds) => spanText(seconds, 'en'));
  expect(said).toEqual(['1 second', '1 minute, 1 second', '1 hour', '1 day, 2 hours']);
  expect(spanText(86_400 + 7200, 'en', 1)).toBe('1 day');
  expect(spanText(0.4, 'en')).toBe('1 second');
  expect(spanText(120, 'he')).toContain('דקות');
  expect(spanText(5 * 3600, 'ar')).toMatch(/5 ساعات/);
});

test('places: MGRS to ten metres and degrees, latitude first', () => {
  const quneitra = LonLat.parse([35.824, 33.126]);
  expect(mgrsOf(quneitra)).toMatch(/^36S YB \d{4} \d{4}$/);
  expect(mgrsOf(quneitra, 5)).toMatch(/^36S YB \d{5} \d{5}$/);
  expect(mgrsOf(LonLat.parse([0, 89]))).toBeUndefined();
  expect(degrees(quneitra)).toBe('33.1260 N 35.8240 E');
  expect(degrees(LonLat.parse([-0.5, -1]))).toBe('1.0000 S 0.5000 W');
});

test('heights say their reference; what is left out is the ground or no limit', () => {
  const band = (lower: object | undefined, upper: object | undefined) =>
    altitudeText(Altitude.parse({ lower, upper }));
  const agl = (metres: number) => ({ metres, reference: 'AGL' });
  const amsl = (metres: number) => ({ metres, reference: 'AMSL' });
  expect(band(undefined, agl(400))).toBe('GND – 400 m AGL');
  expect(band(agl(120), agl(400))).toBe('120 – 400 m AGL');
  expect(band(agl(120), amsl(1500))).toBe('120 m AGL – 1\u202f500 m AMSL');
  expect(band(amsl(300), undefined)).toBe('300 m AMSL – UNL');
  expect(band(agl(400), agl(400))).toBe('400 m AGL');
});

test('lengths in metres below a kilometre', () => {
  expect(distanceText(850)).toBe('850 m');
  expect(distanceText(1234)).toBe('1.2 km');
  expect(distanceText(30_000)).toBe('30 km');
  expect(distanceText(30_000, 'ar')).toBe('30 كم');
  expect(entryNumber(4812)).toBe('#4\u202f812');
});

test('in Hebrew one and two of a unit are words, and no number in brackets stands after them', () => {
  expect([1, 2, 3].map((n) => ago(n * 60_000, 'he'))).toEqual([
    'לפני דקה',
    'לפני 2 דקות',
    'לפני 3 דק׳',
  ]);
  expect(ago(3_600_000, 'he')).toBe('לפני שעה');
  expect(ago(2 * 3_600_000, 'he')).toBe('לפני שעתיים');
});

test('hours stand alone on the day itself, and with the day on another', () => {
  const at = Date.parse('2026-11-29T09:04:00Z');
  expect(hours(at, at + 3_600_000)).toBe('0904Z');
  expect(hours(at, at + 86_400_000)).toBe('290904Z');
});
