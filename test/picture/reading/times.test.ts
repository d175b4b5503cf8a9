import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Clock, zulu } from '../../../picture/reading/clock.ts';
import type { Circumstances } from '../../../picture/reading/stretch.ts';
import { readTime, readTimeOfDay } from '../../../picture/reading/times.ts';
import { typedAt } from '../../../picture/reading/typed-at.ts';
import '../../support/seed.ts';

/** As for a file of which the zone is known to be UTC. */
const IN_UTC: Circumstances = { clockOf: (zone) => (zone === undefined ? zulu : undefined) };
const NOW = Date.parse('2026-11-22T14:24:35.500Z');
const past = (text: string) => readTime(text, typedAt(NOW, 'past'));
const future = (text: string) => readTime(text, typedAt(NOW, 'future'));
const at = (from: string) => ({ kind: 'read', value: { from } });
const no = (fault: string) => ({ kind: 'refused', fault });

describe('typed, with a now', () => {
  test.each([
    ['221419Z', '2026-11-22T14:19:00.000Z'],
    ['221419z nov 26', '2026-11-22T14:19:00.000Z'],
    ['221419ZNOV26', '2026-11-22T14:19:00.000Z'],
    ['221419Z November 2025', '2025-11-22T14:19:00.000Z'],
    ['311200Z', '2026-10-31T12:00:00.000Z'], // November has no 31st
    ['012200Z', '2026-11-01T22:00:00.000Z'],
    ['010001Z JAN', '2026-01-01T00:01:00.000Z'],
    ['222330Z', '2026-11-22T23:30:00.000Z'], // ahead, but not a month ago: a form asks about it
    ['230300Z', '2026-10-23T03:00:00.000Z'], // more than half a day ahead
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
    ['2026-11-22 14:19', '2026-11-22T14:19:00.000Z'],
    ['1795357140', '2026-11-22T14:19:00.000Z'],
  ])('%s, looking back, is %s', (text, value) => {
    expect(past(text)).toEqual(at(value));
  });
  test.each([
    ['1600', '2026-11-22T16:00:00.000Z'],
    ['0600', '2026-11-23T06:00:00.000Z'],
    ['1420', '2026-11-22T14:20:00.000Z'], // within the grace
    ['012200Z', '2026-12-01T22:00:00.000Z'],
    ['010001Z JAN', '2027-01-01T00:01:00.000Z'],
    ['220100Z', '2026-11-22T01:00:00.000Z'], // over, but not a month ahead
    ['211200Z', '2026-12-21T12:00:00.000Z'], // over for more than a day
    ['+30m', '2026-11-22T14:54:35.000Z'],
  ])('%s, looking ahead, is %s', (text, value) => {
    expect(future(text)).toEqual(at(value));
  });
  test.each([
    ['', 'empty'],
    ['soon', 'time'],
    ['2514', 'timeOfDay'],
    ['302514Z FEB 26', 'date'],
    ['300500Z FEB 26', 'date'],
    ['221419Z NOX 26', 'date'],
    ['-5m later', 'offset'],
    ['-999999d', 'year'],
    ['2026-13-01T00:00:00Z', 'date'],
    ['2026-02-30', 'date'],
    ['2026-11-22T24:01Z', 'date'],
    ['2026-11-22T14:19+25:00', 'date'],
    ['1850-11-22T14:19Z', 'year'],
    ['0026-11-22T14:19Z', 'year'],
    ['+275760-09-13T00:00', 'year'],
    ['2026-11-22T14:19[Asia/Atlantis]', 'zone'],
    ['221419J NOV 26', 'zone'], // the local zone, whichever that is
    ['2026-11-22 14:19 IST', 'zone'], // of Israel, of India or of Ireland
    ['2026-11-22 14:19 EET', 'zone'],
    ['DAM 14:19', 'time'],
  ])('%s is refused: %s', (text, fault) => {
    expect(past(text)).toEqual(no(fault));
  });
});

describe('without a now', () => {
  test.each([
    ['221419Z NOV 26', '2026-11-22T14:19:00.000Z'],
    ['٢٢١٤١٩Z NOV 2026', '2026-11-22T14:19:00.000Z'],
    ['2026-11-22T14:19Z', '2026-11-22T14:19:00.000Z'],
    ['2026-11-22t14:19:05,25z', '2026-11-22T14:19:05.250Z'],
    ['20261122T1419Z', '2026-11-22T14:19:00.000Z'],
    ['2026-11-22 16:19:00+02', '2026-11-22T14:19:00.000Z'],
    ['2026-11-22 16:19 +0200', '2026-11-22T14:19:00.000Z'],
    ['2026-11-22T17:19+03:00[Asia/Damascus]', '2026-11-22T14:19:00.000Z'],
    ['2026-11-22T14:19:60Z', '2026-11-22T14:19:59.000Z'],
    ['1795357140.5', '2026-11-22T14:19:00.500Z'],
    ['1795357140123', '2026-11-22T14:19:00.123Z'],
  ])('%s is %s', (text, value) => {
    expect(readTime(text, {})).toEqual(at(value));
    expect(readTime(text, IN_UTC)).toEqual(at(value));
    expect(past(text)).toEqual(at(value));
  });
  test.each([
    ['now', 'now'],
    ['-5m', 'now'],
    ['-5m later', 'offset'],
    ['221419Z', 'now'],
    ['221419Z NOV', 'now'],
    ['222519Z', 'date'],
    ['1419Z', 'day'],
    ['14:19', 'day'],
    ['2514', 'timeOfDay'],
    ['2026-11-22 14:19', 'zone'],
  ])('%s is refused: %s', (text, fault) => {
    expect(readTime(text, {})).toEqual(no(fault));
  });
  test('a day tells the rest', () => {
    const on = (text: string, more: Circumstances = {}) =>
      readTime(text, { day: Date.parse('2026-11-21T00:00:00Z'), ...more });
    expect(on('1419Z')).toEqual(at('2026-11-21T14:19:00.000Z'));
    expect(on('221419Z')).toEqual(at('2026-11-22T14:19:00.000Z'));
    expect(on('311200Z')).toEqual(at('2026-10-31T12:00:00.000Z'));
    expect(on('010001Z JAN')).toEqual(at('2027-01-01T00:01:00.000Z'));
    expect(on('14:19')).toEqual(no('zone'));
    expect(on('14:19', IN_UTC)).toEqual(at('2026-11-21T14:19:00.000Z'));
    expect(on('-5m')).toEqual(no('now'));
  });
});

test('a day is all of it, in UTC', () => {
  const value = { from: '2026-11-22T00:00:00.000Z', to: '2026-11-22T23:59:59.999Z' };
  for (const text of ['2026-11-22', '٢٠٢٦-١١-٢٢', '2026–11–22', '20261122']) {
    expect(readTime(text, {})).toEqual({ kind: 'read', value });
    expect(past(text)).toEqual({ kind: 'read', value });
  }
});

describe('what may mean several things asks', () => {
  const froms = (text: string, more: Circumstances = IN_UTC) => {
    const found = readTime(text, more);
    return found.kind === 'asks' ? found.values.map(({ from }) => from) : found;
  };
  test('ten digits that may be a count, or a date and a time', () => {
    const [count, date] = ['2021-02-01T23:16:59.000Z', '2016-12-22T14:19:00.000Z'];
    expect(froms('1612221419')).toEqual([count, date]);
    expect(froms('1612221419', { ...IN_UTC, counts: true })).toEqual(at(count));
    expect(froms('1612221419', { ...IN_UTC, counts: false })).toEqual(at(date));
    expect(froms('1612221419', {})).toEqual(at(count)); // a date of no zone is none
    expect(froms('1612321419')).toEqual(at('2021-02-03T03:03:39.000Z')); // no 32nd of December
    expect(froms('4501011200')).toEqual(at('2045-01-01T12:00:00.000Z')); // the count is of 2112
  });
  test('a day or a month first', () => {
    const [fourth, third] = ['2026-04-03T14:19:00.000Z', '2026-03-04T14:19:00.000Z'];
    expect(froms('03/04/2026 14:19')).toEqual([fourth, third]);
    expect(froms('03/04/2026 14:19', { ...IN_UTC, order: 'dmy' })).toEqual(at(fourth));
    expect(froms('03/04/2026 14:19', { ...IN_UTC, order: 'mdy' })).toEqual(at(third));
    expect(froms('Sat 03/04/2026 14:19')).toEqual(no('date'));
    expect(froms('Fri 03/04/2026 14:19')).toEqual(at(fourth)); // the weekday tells
    expect(froms('22/11/2026 14:19', { ...IN_UTC, order: 'mdy' })).toEqual(no('date'));
  });
  test('a time that its clock shows twice', () => {
    const hour = 3_600_000;
    const back = Date.parse('2026-10-24T23:00Z');
    const clock: Clock = (moment) => (moment < back ? 3 * hour : 2 * hour);
    expect(froms('2026-10-25 01:30', { clockOf: () => clock })).toEqual([
      '2026-10-24T22:30:00.000Z',
      '2026-10-24T23:30:00.000Z',
    ]);
  });
});

test('a zone in brackets is asked for its clock, in capitals', () => {
  const asked: (string | undefined)[] = [];
  const clockOf = (zone: string | undefined): Clock => {
    asked.push(zone);
    return () => 7_200_000;
  };
  const found = readTime('2026-11-22T16:19[Asia/Jerusalem][u-ca=iso8601]', { clockOf });
  expect(found).toEqual(at('2026-11-22T14:19:00.000Z'));
  expect(asked).toEqual(['ASIA/JERUSALEM']);
});

test('a time of day', () => {
  expect(readTimeOfDay('0600')).toEqual({ kind: 'read', value: '06:00' });
  expect(readTimeOfDay('18:30Z')).toEqual({ kind: 'read', value: '18:30' });
  expect(readTimeOfDay('١٨:٣٠')).toEqual({ kind: 'read', value: '18:30' });
  expect(readTimeOfDay('6:00')).toEqual({ kind: 'read', value: '06:00' });
  expect(readTimeOfDay('6:30 PM')).toEqual({ kind: 'read', value: '18:30' });
  expect(readTimeOfDay('٦:٣٠ م')).toEqual({ kind: 'read', value: '18:30' });
  expect(readTimeOfDay('0600', 'Asia/Damascus')).toEqual({ kind: 'read', value: '06:00' });
  expect(readTimeOfDay('0600Z', 'Asia/Damascus')).toEqual(no('timeOfDay')); // which zone counts?
  for (const text of ['2400', '1260', '6', 'noon', '0600C', '06:00:30', '0600 22 NOV 26']) {
    expect(readTimeOfDay(text)).toEqual(no('timeOfDay'));
  }
  expect(readTimeOfDay('')).toEqual(no('empty'));
});

const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
const iso = fc
  .tuple(
    fc.integer({ min: 1898, max: 2201 }),
    fc.constantFrom('-', ''),
    two(13),
    two(32),
    fc.constantFrom('T', ' ', 't'),
    two(24),
    fc.constantFrom(':', ''),
    two(60),
    fc.option(fc.tuple(two(61), fc.constantFrom('', '.5', ',123456789')), { nil: undefined }),
    fc.constantFrom('Z', 'z', '+02:00', '-0330', '+02', '-00:00', '+23:59', '+24:00'),
  )
  .filter(([, , , , , hour]) => hour !== '24') // 24:00 is the end of a day here; the engine knows none
  .map(([y, d, m, day, t, h, c, min, s, zone]) => {
    const seconds = s === undefined ? '' : `${c}${s[0]}${s[1]}`;
    return `${y}${d}${m}${d}${day}${t}${h}${c}${min}${seconds}${zone}`;
  });

test.skipIf(typeof Temporal === 'undefined')('ISO 8601 is read as the engine reads it', () => {
  fc.assert(
    fc.property(iso, (text) => {
      const found = readTime(text, {});
      const wanted = instantIn(text.replace(' ', 'T'));
      const year = Number(wanted?.slice(0, 4));
      if (wanted === undefined || year < 1900 || year > 2199) expect(found.kind).toBe('refused');
      else expect(found).toEqual(at(wanted));
    }),
    { numRuns: 2000 },
  );
});

function instantIn(text: string): string | undefined {
  try {
    return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' });
  } catch {
    return undefined;
  }
}

test('whatever is written, the answer is a time or a reason', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789zZT:.-+ mhNOV٣[') }), (text) => {
      expect(['read', 'refused']).toContain(past(text).kind);
      expect(['read', 'refused']).toContain(readTime(text, {}).kind);
    }),
  );
});
