/** The stretch of time that the strip shows, how it is labelled, and how its bars are made up. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ticksOf } from '../../client/timeline/axis.ts';
import { heightOf, sums } from '../../client/timeline/paint.ts';
import {
  holding,
  NARROWEST,
  panned,
  shareOf,
  timeAt,
  within,
  zoomed,
} from '../../client/timeline/stretch.ts';
import { CLASSES } from '../../picture/revisions/look.ts';

const at = (text: string) => Date.parse(text);
const WHOLE = { from: at('2019-06-18T08:55:00Z'), to: at('2024-12-31T00:00:00Z') };

const part = fc
  .tuple(
    fc.double({ min: -0.5, max: 1.5, noNaN: true }),
    fc.double({ min: 0, max: 2, noNaN: true }),
  )
  .map(([start, size]) => {
    const width = WHOLE.to - WHOLE.from;
    return { from: WHOLE.from + start * width, to: WHOLE.from + (start + size) * width };
  });

test('whatever is done to a stretch, it stays within the whole and wide enough', () => {
  const share = fc.double({ min: -3, max: 3, noNaN: true });
  const factor = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(part, share, factor, (some, by, much) => {
      const shown = within(WHOLE, some);
      for (const next of [
        shown,
        panned(WHOLE, shown, by),
        zoomed(WHOLE, shown, much, timeAt(shown, by)),
        holding(WHOLE, shown, timeAt(WHOLE, by)),
      ]) {
        expect(next.from).toBeGreaterThanOrEqual(WHOLE.from - 1);
        expect(next.to).toBeLessThanOrEqual(WHOLE.to + 1);
        expect(next.to - next.from).toBeGreaterThanOrEqual(NARROWEST - 1);
      }
    }),
  );
});

test('what is zoomed about stays where it is', () => {
  const shown = { from: at('2024-09-01T00:00:00Z'), to: at('2024-10-31T00:00:00Z') };
  const about = at('2024-10-01T16:30:00Z');
  const closer = zoomed(WHOLE, shown, 0.01, about);
  expect(shareOf(closer, about)).toBeCloseTo(shareOf(shown, about), 9);
  expect(closer.to - closer.from).toBeCloseTo((shown.to - shown.from) / 100, 3);
});

test('a stretch moves on only when the moment comes near its end', () => {
  const shown = { from: at('2024-10-01T15:00:00Z'), to: at('2024-10-01T18:00:00Z') };
  expect(holding(WHOLE, shown, at('2024-10-01T16:00:00Z'))).toBe(shown);
  const on = holding(WHOLE, shown, at('2024-10-01T18:30:00Z'));
  expect(on.to).toBeGreaterThan(at('2024-10-01T18:30:00Z'));
  expect(on.to - on.from).toBe(shown.to - shown.from);
});

test('labels are round times, in order, whole on the strip, and name the day where it changes', () => {
  fc.assert(
    fc.property(part, fc.integer({ min: 150, max: 3600 }), (some, wide) => {
      const shown = within(WHOLE, some);
      const ticks = ticksOf(shown, wide);
      const widths = ticks.map(({ text }) => text.length * 6.6); // the strip's letters, in pixels
      const edges = ticks.map(({ share }, i) => share * wide - (widths[i] ?? 0) / 2);
      for (const [i, left] of edges.entries()) {
        const right = left + (widths[i] ?? 0);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(edges[i + 1] ?? wide);
      }
      const days = ticks.map(({ text }, i) => (i === 0 || !text.endsWith('Z') ? i : 0));
      const named = ticks.map(({ text }, i) => `${Math.max(...days.slice(0, i + 1))} ${text}`);
      expect(new Set(named).size).toBe(ticks.length); // an hour comes again on the next day only
      for (const [i, { at }] of ticks.entries()) {
        expect(at).toBeGreaterThanOrEqual(shown.from);
        expect(at).toBeLessThanOrEqual(shown.to);
        expect(at).toBeGreaterThan(ticks[i - 1]?.at ?? 0);
      }
    }),
  );
  const texts = (from: string, to: string) =>
    ticksOf({ from: at(from), to: at(to) }, 576).map(({ text }) => text);
  expect(texts('2019-06-18T00:00:00Z', '2024-10-18T00:00:00Z')).toEqual([
    '2020',
    '2021',
    '2022',
    '2023',
    '2024',
  ]);
  expect(texts('2024-09-15T00:00:00Z', '2024-12-15T00:00:00Z')).toEqual([
    'OCT 24',
    'NOV 24',
    'DEC 24',
  ]);
  expect(texts('2024-09-30T18:00:00Z', '2024-10-01T18:00:00Z')).toEqual([
    '01 OCT 24',
    '0600Z',
    '1200Z',
  ]);
  // the first and the last would be cut
  expect(texts('2024-10-01T16:00:00Z', '2024-10-01T16:01:30Z')).toEqual(['16:00:30Z', '16:01:00Z']);
});

test('a bar is as high as all it counts, and never vanishes beside a higher one', () => {
  const counts = new Uint32Array(3 * CLASSES);
  counts.set([1, 0, 0, 0, 0, 0, 0, 0], 0);
  counts.set([100, 20, 5, 3, 60, 0, 0, 0], CLASSES);
  const { each, grave, highest } = sums(counts);
  expect([...each]).toEqual([1, 188, 0]);
  expect([...grave]).toEqual([0, 60, 0]);
  expect(highest).toBe(188);
  expect(heightOf(0, highest)).toBe(0);
  expect(heightOf(1, highest)).toBeGreaterThan(0.05);
  expect(heightOf(188, highest)).toBe(1);
});
