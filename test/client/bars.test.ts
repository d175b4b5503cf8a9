import { expect, test } from 'vitest';
import { bars, nextOccurred, spanOf, ticks } from '../../client/timeline/bars.ts';
import { recordedAt } from '../../client/timeline/recorded.ts';
import { EMPTY } from '../../picture/fold.ts';
import { FakeServer } from './support.ts';

const NOON = Date.parse('2026-11-22T14:00:00Z');
const OCCURRED = Date.parse('2026-11-22T14:19:00Z');

function tenEvents() {
  const server = new FakeServer();
  server.grow(10); // entries 2 to 11, a second apart, IMMEDIATE, all of one moment
  return server.log.picture;
}

test('an empty log has no span', () => {
  expect(spanOf(EMPTY, 'known', NOON)).toBeUndefined();
});

test('as known the span runs from the first entry to now, and every entry is in a bar', () => {
  const picture = tenEvents();
  const span = spanOf(picture, 'known', NOON + 100_000);
  expect(span).toEqual({ from: NOON + 1000, to: NOON + 100_000 });
  if (span === undefined) throw new Error('no span');
  const made = bars(picture, 'known', span, 9);
  expect(made.map(({ count }) => count)).toEqual([10, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(made[0]).toEqual({ count: 10, grave: 10 });
});

test('as happened things stand where they occurred, even after now', () => {
  const picture = tenEvents();
  expect(spanOf(picture, 'happened', NOON)).toEqual({ from: OCCURRED - 60_000, to: OCCURRED });
  expect(nextOccurred(picture, NOON, 1)).toBe(OCCURRED);
  expect(nextOccurred(picture, NOON, -1)).toBeUndefined();
});

test('when an entry was recorded stands in what it made', () => {
  const picture = tenEvents();
  expect(recordedAt(picture, 4)).toBe('2026-11-22T14:00:03.000Z');
  expect(recordedAt(picture, 99)).toBeUndefined();
});

test('labels stand at round times, never too many', () => {
  for (const length of [60_000, 3_600_000, 86_400_000 * 3, 86_400_000 * 365 * 14]) {
    const { at, step } = ticks({ from: NOON + 123, to: NOON + 123 + length }, 9);
    expect(at.length).toBeGreaterThan(1);
    expect(at.length).toBeLessThanOrEqual(10);
    expect(at.every((t) => t % step === 0)).toBe(true);
  }
});
