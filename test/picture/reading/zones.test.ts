/** The clocks of zones: what they skip, what they show twice, and when their days begin. [R67] */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginningOf, momentsAt } from '../../../picture/reading/clock.ts';
import type { Circumstances } from '../../../picture/reading/stretch.ts';
import { readTime } from '../../../picture/reading/times.ts';
import { zoneClock } from '../../../picture/reading/zones.ts';
import '../../support/seed.ts';

const DAY = 86_400_000; // ms
const clockOf = (zone: string) => {
  const clock = zoneClock(zone);
  if (clock === undefined) throw new Error(`this engine knows no ${zone}`);
  return clock;
};
const inZone = (zone: string): Circumstances => ({
  clockOf: (other = zone) => zoneClock(other),
});
const shown = (text: string, zone: string) => {
  const found = readTime(text, inZone(zone));
  if (found.kind === 'refused') return found.fault;
  const values = found.kind === 'read' ? [found.value] : found.values;
  return values.map(({ from, to }) => (to === undefined ? from : `${from}/${to}`)).join(' or ');
};

describe('days', () => {
  test.each([
    ['Asia/Damascus', '2026-11-22', '2026-11-21T21:00:00.000Z/2026-11-22T20:59:59.999Z'], // F06
    ['America/New_York', '2026-11-22', '2026-11-22T05:00:00.000Z/2026-11-23T04:59:59.999Z'],
    ['Asia/Jerusalem', '2026-03-27', '2026-03-26T22:00:00.000Z/2026-03-27T20:59:59.999Z'], // 23 hours
    ['Asia/Jerusalem', '2026-10-25', '2026-10-24T21:00:00.000Z/2026-10-25T21:59:59.999Z'], // 25 hours
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00.000Z/2026-03-29T20:59:59.999Z'], // begins at 01:00
    ['Asia/Beirut', '2026-10-24', '2026-10-23T21:00:00.000Z/2026-10-24T21:59:59.999Z'], // 23:00 twice
    ['Asia/Damascus', '2021-10-28', '2021-10-27T21:00:00.000Z/2021-10-28T21:59:59.999Z'],
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00.000Z/2011-12-30T09:59:59.999Z'],
    ['Pacific/Apia', '2011-12-30', 'date'], // the clock skipped that day
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z/2011-12-31T09:59:59.999Z'],
    ['Pacific/Apia', '2011-12', '2011-12-01T10:00:00.000Z/2011-12-31T09:59:59.999Z'],
  ])('in %s %s is %s', (zone, text, value) => {
    expect(shown(text, zone)).toBe(value);
  });
});

describe('clock times', () => {
  test.each([
    ['2026-03-27 01:59', '2026-03-26T23:59:00.000Z'],
    ['2026-03-27 02:00', '2026-03-27T00:00:00.000Z or 2026-03-26T23:00:00.000Z'], // skipped
    ['2026-03-27 02:59', '2026-03-27T00:59:00.000Z or 2026-03-26T23:59:00.000Z'],
    ['2026-03-27 03:00', '2026-03-27T00:00:00.000Z'],
    ['2026-10-25 00:59', '2026-10-24T21:59:00.000Z'],
    ['2026-10-25 01:00', '2026-10-24T22:00:00.000Z or 2026-10-24T23:00:00.000Z'], // twice
    ['2026-10-25 01:59', '2026-10-24T22:59:00.000Z or 2026-10-24T23:59:00.000Z'],
    ['2026-10-25 02:00', '2026-10-25T00:00:00.000Z'],
  ])('in Jerusalem %s is %s', (text, value) => {
    expect(shown(text, 'Asia/Jerusalem')).toBe(value);
  });
});

test('a zone that nobody knows has no clock', () => {
  expect(zoneClock('Middle/Earth')).toBeUndefined();
  expect(shown('2026-11-22 14:19 Middle/Earth', 'UTC')).toBe('zone');
  expect(zoneClock('ASIA/DAMASCUS')?.(0)).toBe(2 * 3_600_000);
});

const zones = fc.constantFrom(
  ...['Asia/Damascus', 'Asia/Jerusalem', 'America/New_York', 'Asia/Beirut', 'Asia/Kathmandu'],
  ...['Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'America/St_Johns', 'UTC'],
);
const wall = fc
  .integer({ min: Date.UTC(1975) / 60_000, max: Date.UTC(2037) / 60_000 })
  .map((minutes) => minutes * 60_000);

test.skipIf(typeof Temporal === 'undefined')('the engine reads local times and days alike', () => {
  fc.assert(
    fc.property(zones, wall, (zone, at) => {
      const local = Temporal.PlainDateTime.from(new Date(at).toISOString().slice(0, 19));
      const taken = (disambiguation: 'earlier' | 'later') =>
        local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
      const [first, last] = [taken('earlier'), taken('later')];
      const found = [...momentsAt(clockOf(zone), at)].sort((a, b) => a - b);
      expect(found).toEqual(first === last ? [first] : [first, last]);
      const date = local.toPlainDate();
      const begins = date.toZonedDateTime(zone).epochMilliseconds;
      expect(beginningOf(clockOf(zone), Math.floor(at / DAY) * DAY)).toBe(begins);
    }),
    { numRuns: 2000 },
  );
});

test('a time that a clock shows is found again', () => {
  fc.assert(
    fc.property(zones, wall, (zone, at) => {
      const clock = clockOf(zone);
      expect(momentsAt(clock, at + clock(at))).toContain(at);
    }),
    { numRuns: 1000 },
  );
});
