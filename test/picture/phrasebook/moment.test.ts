import { describe, expect, test } from 'vitest';
import { farTimes, momentOf } from '../../../picture/phrasebook/hearing.ts';
import { said } from '../../support/phrases.ts';
import { random } from '../../support/seed.ts';

/** `291200Z` as it is heard at a time. */
const heardAt = (now: string, group: string): string | undefined => {
  const [day = 0, hour = 0, minute = 0] = (group.match(/\d\d/g) ?? []).map(Number);
  const moment = momentOf({ day, hour, minute }, Date.parse(now));
  return moment === undefined ? undefined : new Date(moment).toISOString().slice(0, 16);
};

test.each([
  ['the same day', '2026-11-29T11:00:00Z', '291200', '2026-11-29T12:00'],
  ['the next month', '2026-11-29T11:00:00Z', '011200', '2026-12-01T12:00'],
  ['the month before', '2026-12-01T00:10:00Z', '302350', '2026-11-30T23:50'],
  ['the next year', '2026-12-31T23:59:00Z', '010001', '2027-01-01T00:01'],
  ['the year before', '2027-01-01T00:01:00Z', '312359', '2026-12-31T23:59'],
  ['a 31st after a short month', '2026-11-30T12:00:00Z', '311200', '2026-10-31T12:00'],
  ['a 31st after two long ones', '2026-08-30T12:00:00Z', '311200', '2026-08-31T12:00'],
  ['a 30th in February', '2027-02-20T12:00:00Z', '301200', '2027-01-30T12:00'],
  ['29 FEB of a leap year', '2028-03-01T12:00:00Z', '291200', '2028-02-29T12:00'],
  ['29 FEB to come', '2028-02-28T12:00:00Z', '290000', '2028-02-29T00:00'],
  ['a 29th without 29 FEB', '2027-03-01T12:00:00Z', '291200', '2027-03-29T12:00'],
  ['a 29th without 29 FEB, earlier', '2027-02-13T00:00:00Z', '291200', '2027-01-29T12:00'],
  ['29 FEB 2100, which is none', '2100-03-01T12:00:00Z', '291200', '2100-03-29T12:00'],
  ['midnight', '2026-11-29T23:59:00Z', '300000', '2026-11-30T00:00'],
])(
  '[R58] a day, an hour and a minute are in the month that is nearest: %s',
  (_, now, group, is) => {
    expect(heardAt(now, group)).toBe(is);
  },
);

test('[R58] every day of a month is in one of the three months around now', () => {
  for (const month of Array(24).keys()) {
    for (let day = 1; day <= 31; day++) {
      const now = Date.UTC(2027, month, 15);
      const moment = momentOf({ day, hour: 12, minute: 30 }, now);
      expect(new Date(moment ?? 0).getUTCDate()).toBe(day);
    }
  }
});

describe('[R58] within 14 days', () => {
  const DAY = 86_400_000;
  const draw = random(58);
  test('a minute is heard as the one that was meant', () => {
    for (let i = 0; i < 20_000; i++) {
      const now = Date.UTC(2026, 0, 1) + Math.floor(draw() * 1461 * 24 * 60) * 60_000;
      const meant = now + Math.round((draw() * 2 - 1) * 13.9 * 24 * 60) * 60_000;
      const at = new Date(meant);
      const [day, hour, minute] = [at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
      expect(momentOf({ day, hour, minute }, now)).toBe(meant);
    }
  });
  test('and what is further off may not be, which is known before it is read out', () => {
    const now = Date.parse('2026-11-29T11:00:00Z');
    const flight = (from: number, to: number) =>
      said('241', {
        zone: 'Z-1',
        from: new Date(now + from * DAY).toISOString(),
        to: new Date(now + to * DAY).toISOString(),
      });
    expect(farTimes(flight(1, 13), now)).toEqual([]);
    expect(farTimes(flight(1, 20), now).map(({ name }) => name)).toEqual(['to']);
    expect(farTimes(flight(20, 400), now).map(({ name }) => name)).toEqual(['from', 'to']);
    expect(farTimes(said('450', { zone: 'Z-1' }), now)).toEqual([]);
  });
});
