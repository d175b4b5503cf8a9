/** Where most of a log is in time: one stray time never squeezes the strip. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beyond, reachOf, straysIn, together } from '../../client/store/reach.ts';
import { ShownSpan } from '../../client/timeline/shown-span.svelte.ts';
import { DeskId } from '../../picture/basics.ts';
import { Revisions } from '../../picture/revisions/revisions.ts';
import '../support/seed.ts';
import { MINUTE, NOW } from './picture.ts';

const DESK = DeskId.parse('us');
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LEAST = 15 * MINUTE;
const LATE = Date.parse('2062-11-22T14:19:00Z');
const EARLY = Date.parse('1900-01-01T00:00:00Z');

/** An index of events that occurred then, recorded now. */
function index(...times: readonly number[]): Revisions {
  const made = new Revisions();
  const look = { category: 'uav', precedence: 'ROUTINE', withdrawn: false, desk: DESK } as const;
  made.record(NOW, 0);
  for (const [i, began] of times.entries()) {
    const packed = made.looks.pack(look, 'E');
    made.row(i + 2, {
      item: i + 2,
      look: packed,
      lon: 35.8,
      lat: 33.1,
      reach: 0,
      began,
      ended: began,
    });
    made.record(NOW, 0);
  }
  return made;
}
const main = (...times: readonly number[]) => {
  const reach = reachOf(index(...times), 'happened', NOW, LEAST);
  if (reach === undefined) throw new Error('there is nothing');
  return reach.main;
};
const width = ({ from, to }: { from: number; to: number }) => to - from;

const recent = fc.array(fc.integer({ min: NOW - 5 * 365 * DAY, max: NOW + 30 * DAY }), {
  minLength: 1,
  maxLength: 60,
});

test('[F26] one event in 2062 or in 1900 shows no more than a quarter beyond where the others are', () => {
  fc.assert(
    fc.property(recent, fc.constantFrom(LATE, EARLY), (times, stray) => {
      const others = reachOf(index(...times), 'happened', NOW, LEAST)?.all;
      if (others === undefined) throw new Error('there are others');
      const { from, to } = main(...times, stray);
      expect(width({ from, to })).toBeLessThanOrEqual(1.25 * width(others));
      expect([from <= stray, stray <= to]).toContain(false);
    }),
  );
});

test('[F26] it changes nothing of what is shown where no other is stray', () => {
  const close = fc.array(fc.integer({ min: NOW - DAY, max: NOW }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(close, fc.array(fc.constantFrom(LATE, EARLY), { maxLength: 3 }), (times, stray) => {
      const few = stray.filter((one) => one === EARLY).length <= times.length / 2 ? stray : [LATE];
      expect(main(...times, ...few)).toEqual(main(...times));
    }),
  );
});

test('what is shown lies within all there is, and reaches to now', () => {
  const anything = fc.array(fc.integer({ min: EARLY, max: LATE }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(anything, (times) => {
      const reach = reachOf(index(...times), 'happened', NOW, LEAST);
      if (reach === undefined) throw new Error('there is nothing');
      expect(reach.all.from).toBeLessThanOrEqual(reach.main.from);
      expect(reach.main.to).toBeLessThanOrEqual(reach.all.to);
      expect(reach.main.from).toBeLessThanOrEqual(NOW);
      expect(width(reach.main)).toBeGreaterThanOrEqual(LEAST);
      expect(reach.main.to).toBeGreaterThanOrEqual(NOW);
      const { before, after } = straysIn(Float64Array.from(times).sort(), NOW);
      const far = beyond([index(...times)], reach.main);
      expect((far.before?.count ?? 0) + (far.after?.count ?? 0)).toBeLessThanOrEqual(
        before + after,
      );
    }),
  );
});

test('old logs, plans and many at one end are no strays', () => {
  const fiveYears = Array.from({ length: 300 }, (_, i) => NOW - i * 6 * DAY);
  expect(main(...fiveYears)).toEqual({ from: NOW - 299 * 6 * DAY, to: NOW });
  expect(main(NOW - 7 * 365 * DAY)).toEqual({ from: NOW - 7 * 365 * DAY, to: NOW }); // there is no other
  const twoDays = [1, 2, 3].map((n) => NOW - 2 * DAY - n * MINUTE);
  expect(main(...twoDays, NOW - HOUR, NOW).from).toBe(NOW - 2 * DAY - 3 * MINUTE); // late reports
  const planned = [NOW - 10 * DAY, NOW - 9.5 * DAY, NOW + DAY];
  expect(main(...planned)).toEqual({ from: NOW - 10 * DAY, to: NOW + DAY });
  const four = [1, 2, 3, 4].map((n) => LATE + n * DAY);
  expect(main(NOW - DAY, ...four).to).toBe(LATE + 4 * DAY); // they are no slip of a hand
});

test('times of recording are the server’s, and never stray', () => {
  const log = index(NOW - DAY, LATE);
  const reach = reachOf(log, 'known', NOW, LEAST);
  expect(reach?.main).toEqual(reach?.all);
});

test('what lies beyond is counted over both pictures, from when to when', () => {
  const [ours, own] = [index(NOW - HOUR, LATE), index(NOW - 2 * HOUR, EARLY, EARLY + DAY, NOW)];
  const [one, other] = [ours, own].map((log) => reachOf(log, 'happened', NOW, LEAST));
  const reach = together(one, other);
  expect(reach?.main).toEqual({ from: NOW - 2 * HOUR, to: NOW });
  expect(reach?.all).toEqual({ from: EARLY, to: LATE });
  expect(beyond([ours, own], reach?.main ?? { from: 0, to: 0 })).toEqual({
    before: { count: 2, span: { from: EARLY, to: EARLY + DAY } },
    after: { count: 1, span: { from: LATE, to: LATE } },
  });
  expect(together(undefined, other)).toBe(other);
});

test('the strip goes to a stray time when it is asked for, or when a moment is there; and back', () => {
  const reach = { main: { from: NOW - DAY, to: NOW }, all: { from: EARLY, to: LATE } };
  const span = new ShownSpan(
    () => reach,
    (all) => all,
  );
  expect(span.shown).toEqual(reach.main);
  span.zoom(100, NOW);
  expect(span.shown).toEqual(reach.main);
  span.showBeyond({ from: LATE, to: LATE });
  expect(span.whole).toEqual(reach.all);
  expect(span.shown?.to).toBe(LATE);
  expect(span.shown && width(span.shown)).toBeLessThanOrEqual(DAY);
  span.showAll();
  expect(span.shown).toEqual(reach.main);
  span.hold(EARLY);
  expect(span.shown?.from).toBe(EARLY);
  span.showAll();
  span.hold(NOW - HOUR);
  expect(span.shown).toEqual(reach.main);
});
