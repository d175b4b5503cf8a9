import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Window, windowsMayMeet, windowsMeet } from '../../../picture/window.ts';
import { MINUTE } from '../../support/slow-window.ts';
import '../../support/seed.ts';
import { FROM, MINUTES, said, slowly, TO } from '../../support/windows.ts';

const FOR_EVER = Number.POSITIVE_INFINITY;

const meet = (a: object, b: object) => {
  const found = windowsMeet(Window.parse(a), Window.parse(b));
  if (found === undefined) return undefined;
  const { from, to } = found;
  return [from, to].map((at) => (at === FOR_EVER ? at : new Date(at).toISOString()));
};
const day = (from: string, to: string, more = {}) => ({
  from: `2026-11-22T${from}Z`,
  to: `2026-11-22T${to}Z`,
  ...more,
});
const always = (more = {}) => ({ from: '2026-11-22T00:00:00Z', ...more });

describe('[R52] two windows', () => {
  test('meet from the later beginning until the earlier end', () => {
    expect(meet(day('10:00', '12:00'), day('11:00', '13:00'))).toEqual([
      '2026-11-22T11:00:00.000Z',
      '2026-11-22T12:00:00.000Z',
    ]);
  });
  test('that touch do not meet', () => {
    expect(meet(day('10:00', '12:00'), day('12:00', '13:00'))).toBeUndefined();
  });
  test('meet for a second, and not for less', () => {
    expect(meet(day('10:00', '12:00:01'), day('12:00', '13:00'))?.[0]).toBe(
      '2026-11-22T12:00:00.000Z',
    );
    expect(meet(day('10:00', '12:00:00.999'), day('12:00', '13:00'))).toBeUndefined();
  });
  test('without ends meet for ever', () => {
    expect(meet(always(), always())).toEqual(['2026-11-22T00:00:00.000Z', FOR_EVER]);
  });
  test('one of which has an estimated end go on meeting', () => {
    const estimated = day('10:00', '12:00', { estimated: true });
    expect(meet(estimated, always())?.[1]).toBe(FOR_EVER);
  });
  test('of other hours do not meet, and those of one minute more do, at the first day of both', () => {
    const morning = { daily: { from: '06:00', to: '12:00' }, days: ['mon', 'wed'] };
    const after = { daily: { from: '12:00', to: '18:00' }, days: ['wed', 'fri'] };
    expect(meet(always(morning), always(after))).toBeUndefined();
    const longer = { ...morning, daily: { from: '06:00', to: '12:01' } };
    expect(meet(always(longer), always(after))).toEqual([
      '2026-11-25T12:00:00.000Z',
      '2026-11-25T12:01:00.000Z',
    ]);
  });
  test('meet without a break over midnight, over the end of the week and where a clock changes', () => {
    const sunday = { daily: { from: '20:00', to: '08:00' }, days: ['sun'] };
    const monday = { daily: { from: '00:00', to: '12:00' } };
    const parts = always({ days: ['sun', 'mon'] });
    expect(meet(always(sunday), parts)).toEqual([
      '2026-11-22T20:00:00.000Z',
      '2026-11-23T08:00:00.000Z',
    ]);
    expect(meet(always(sunday), always(monday))).toEqual([
      '2026-11-23T00:00:00.000Z',
      '2026-11-23T08:00:00.000Z',
    ]);
    const fiction = always({
      daily: { from: '00:00', to: '12:00' },
      zone: 'Asia/Damascus',
      offsets: [
        { from: '2026-11-22T00:00:00Z', minutes: 0 },
        { from: '2026-11-22T10:00:00Z', minutes: -60 },
      ],
    });
    expect(meet(fiction, always())).toEqual([
      '2026-11-22T00:00:00.000Z',
      '2026-11-22T13:00:00.000Z',
    ]);
  });
  test('meet years later if only a change of clocks makes them', () => {
    const noon = always({ daily: { from: '11:00', to: '12:00' } });
    const local = always({
      daily: { from: '12:00', to: '13:00' },
      zone: 'Asia/Damascus',
      offsets: [
        { from: '2026-11-22T00:00:00Z', minutes: 0 },
        { from: '2036-05-01T00:00:00Z', minutes: 60 },
      ],
    });
    expect(meet(noon, local)).toEqual(['2036-05-01T11:00:00.000Z', '2036-05-01T12:00:00.000Z']);
  });
});

/** The first run of minutes that are open in both. */
function slowMeet(a: Uint8Array, b: Uint8Array): { from: number; to: number } | undefined {
  let first = 0;
  while (first < MINUTES && !(a[first] && b[first])) first += 1;
  if (first === MINUTES) return undefined;
  let end = first;
  while (end < MINUTES && a[end] && b[end]) end += 1;
  return { from: FROM + first * MINUTE, to: end === MINUTES ? FOR_EVER : FROM + end * MINUTE };
}

test('[R52] meeting equals a minute-by-minute check over two years', () => {
  let [met, apart] = [0, 0];
  fc.assert(
    fc.property(said, said, (a, b) => {
      const slow = slowMeet(slowly(a), slowly(b));
      const found = windowsMeet(Window.parse(a), Window.parse(b));
      if (found === undefined || found.from >= TO) {
        apart += 1;
        expect(slow).toBeUndefined();
        return;
      }
      met += 1;
      // the slow check knows two years
      expect({ ...found, to: found.to < TO ? found.to : FOR_EVER }).toEqual(slow);
    }),
  );
  expect(Math.min(met, apart)).toBeGreaterThan(10);
});

test('[R52] meeting is symmetric, the same at any other time, and never more than may be', () => {
  const WEEK = 7 * 1440 * MINUTE;
  const later = <T extends object>(value: T): T =>
    JSON.parse(JSON.stringify(value), (_, part) =>
      /^\d{4}-/.test(part) ? new Date(Date.parse(part) + 9 * WEEK).toISOString() : part,
    );
  fc.assert(
    fc.property(said, said, (one, other) => {
      const [a, b] = [Window.parse(one), Window.parse(other)];
      const found = windowsMeet(a, b);
      expect(windowsMeet(b, a)).toEqual(found);
      expect(windowsMayMeet(b, a)).toBe(windowsMayMeet(a, b));
      if (found !== undefined) expect(windowsMayMeet(a, b)).toBe(true);
      expect(windowsMeet(Window.parse(later(one)), Window.parse(later(other)))).toEqual(
        found && { from: found.from + 9 * WEEK, to: found.to + 9 * WEEK },
      );
    }),
    { numRuns: 1000 },
  );
});

test('[R52] the quick answer says no where hours, days or ends keep two apart', () => {
  const may = (a: object, b: object) => windowsMayMeet(Window.parse(a), Window.parse(b));
  expect(may(day('10:00', '12:00'), day('12:00', '13:00'))).toBe(false);
  expect(may(day('10:00', '12:00'), day('11:59:59', '13:00'))).toBe(true);
  expect(may(always({ days: ['mon'] }), always({ days: ['tue'] }))).toBe(false);
  const mornings = always({ daily: { from: '00:00', to: '12:00' } });
  expect(may(mornings, always({ daily: { from: '12:00', to: '00:00' } }))).toBe(false);
});
