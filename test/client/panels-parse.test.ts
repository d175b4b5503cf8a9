import fc from 'fast-check';
import * as mgrs from 'mgrs';
import { describe, expect, test } from 'vitest';
import { parseAltitude, parseLength, parsePlace } from '../../client/panels/parse.ts';
import { fixedTimes, parseTime, parseTimeOfDay } from '../../client/panels/times.ts';
import { CHARACTER } from '../support/unicode.ts';

const now = Date.parse('2026-11-22T14:24:35.500Z');
const past = (typed: string) => parseTime(typed, now, 'past');
const future = (typed: string) => parseTime(typed, now, 'future');

describe('times', () => {
  test.each([
    ['221419Z', '2026-11-22T14:19:00.000Z'],
    ['221419z nov 26', '2026-11-22T14:19:00.000Z'],
    ['221419ZNOV26', '2026-11-22T14:19:00.000Z'],
    ['221419Z November 2025', '2025-11-22T14:19:00.000Z'],
    ['311200Z', '2026-10-31T12:00:00.000Z'], // November has no 31st
    ['012200Z', '2026-12-01T22:00:00.000Z'], // nearer than the 1st of November
    ['010001Z JAN', '2027-01-01T00:01:00.000Z'],
    ['1419', '2026-11-22T14:19:00.000Z'],
    ['14:19', '2026-11-22T14:19:00.000Z'],
    ['١٤١٩', '2026-11-22T14:19:00.000Z'],
    ['1430', '2026-11-22T14:30:00.000Z'], // within the grace
    ['2350Z', '2026-11-21T23:50:00.000Z'],
    ['-5m', '2026-11-22T14:19:35.000Z'],
    ['−1h30m', '2026-11-22T12:54:35.000Z'],
    ['-2d', '2026-11-20T14:24:35.000Z'],
    ['now', '2026-11-22T14:24:00.000Z'],
    ['2026-11-22T16:19:00+02:00', '2026-11-22T14:19:00.000Z'],
  ])('%s, looking back, is %s', (typed, value) => {
    expect(past(typed)).toEqual({ value });
  });
  test.each([
    ['1600', '2026-11-22T16:00:00.000Z'],
    ['0600', '2026-11-23T06:00:00.000Z'],
    ['+30m', '2026-11-22T14:54:35.000Z'],
  ])('%s, looking ahead, is %s', (typed, value) => {
    expect(future(typed)).toEqual({ value });
  });
  test.each([
    ['', 'empty'],
    ['soon', 'time'],
    ['2514', 'timeOfDay'],
    ['302514Z FEB 26', 'date'],
    ['300500Z FEB 26', 'date'],
    ['221419Z NOX 26', 'date'],
    ['-5m later', 'offset'],
    ['2026-13-01T00:00:00Z', 'time'],
  ])('%s is refused: %s', (typed, fault) => {
    expect(past(typed)).toEqual({ fault });
  });
  test.each([
    ['-5m', '221419Z NOV 26'],
    ['1419', '221419Z NOV 26'],
    ['now', '221424Z NOV 26'],
    ['221419Z NOV 26', '221419Z NOV 26'],
    ['221419Z SEP 26', '221419Z SEP 26'],
    ['-30s', '2026-11-22T14:24:05.000Z'],
    ['2026-11-22T16:19:33+02:00', '2026-11-22T14:19:33.000Z'],
    ['soon', 'soon'],
    ['', ''],
  ])('%s once left is %s, and means it from then on', (typed, fixed) => {
    const words = fixedTimes({ 'occurred.from': typed, 'title.en': '-5m' }, now);
    expect(words).toEqual({ 'occurred.from': fixed, 'title.en': '-5m' });
    expect(fixedTimes(words, now + 12 * 60_000)).toBe(words);
  });
  test('each time leans as its field does', () => {
    expect(fixedTimes({ 'occurred.to': '0600', 'window.to': '0600' }, now)).toEqual({
      'occurred.to': '220600Z NOV 26',
      'window.to': '230600Z NOV 26',
    });
  });
  test('a time of day', () => {
    expect(parseTimeOfDay('0600')).toEqual({ value: '06:00' });
    expect(parseTimeOfDay('18:30Z')).toEqual({ value: '18:30' });
    expect(parseTimeOfDay('2400')).toEqual({ fault: 'timeOfDay' });
  });
});

describe('places', () => {
  const near = (typed: string, lon: number, lat: number) => {
    const read = parsePlace(typed);
    if ('fault' in read) throw new Error(`${typed}: ${read.fault}`);
    expect(read.value.place[0]).toBeCloseTo(lon, 4);
    expect(read.value.place[1]).toBeCloseTo(lat, 4);
    return read.value.within;
  };
  test.each([
    '33.126 N 35.824 E',
    '33.126N, 35.824E',
    'N33.126 E35.824',
    '33.126, 35.824',
    '33.126 35.824',
    '33°07\'33.6"N 35°49\'26.4"E',
    '33 07 33.6 N 35 49 26.4 E',
    "33°07.56'N 35°49.44'E",
    '٣٣٫١٢٦ ٣٥٫٨٢٤',
  ])('%s, latitude first', (typed) => {
    expect(near(typed, 35.824, 33.126)).toBeUndefined();
  });
  test('south and west are negative', () => {
    near('33.5S 70.25W', -70.25, -33.5);
  });
  test('an MGRS square names its middle, to half its side', () => {
    const grid = mgrs.forward([35.824, 33.126], 5);
    expect(near(grid, 35.824, 33.126)).toBe(0.5);
    expect(parsePlace(mgrs.forward([35.824, 33.126], 3))).toMatchObject({ value: { within: 50 } });
    expect(near(grid.replace(/^(\d+.)(..)(.{5})/, '$1 $2 $3 ').toLowerCase(), 35.824, 33.126)).toBe(
      0.5,
    );
  });
  test.each([
    ['', 'empty'],
    ['Nawa', 'place'],
    ['91 N 35 E', 'latitude'],
    ['33 N 181 E', 'longitude'],
    ['33 61 00 N 35 00 00 E', 'latitude'],
    ['36S YC 582 7704', 'grid'],
    ['36S YC', 'grid'],
    ['61S YC 5821 7704', 'grid'],
  ])('%s is refused: %s', (typed, fault) => {
    expect(parsePlace(typed)).toEqual({ fault });
  });
  test('whatever is typed, the answer is a value or a reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: CHARACTER }), (typed) => {
        for (const read of [parsePlace(typed), past(typed), parseLength(typed)]) {
          expect('value' in read || 'fault' in read).toBe(true);
        }
      }),
    );
  });
});

describe('lengths and altitudes', () => {
  test.each([
    ['400', 400],
    ['400 m', 400],
    ['1.5km', 1500],
    ['1,300 ft', 396.2],
    ['2 NM', 3704],
  ])('%s is %d m', (typed, value) => {
    expect(parseLength(typed)).toEqual({ value });
  });
  test('an altitude carries its reference', () => {
    expect(parseAltitude('400', 'AGL')).toEqual({ value: { metres: 400, reference: 'AGL' } });
    expect(parseAltitude('1300 ft amsl', 'AGL')).toEqual({
      value: { metres: 396.2, reference: 'AMSL' },
    });
    expect(parseAltitude('FL120', 'AGL')).toEqual({ value: { metres: 3657.6, reference: 'AMSL' } });
    expect(parseAltitude('high', 'AGL')).toEqual({ fault: 'altitude' });
  });
});
