/** Where names stand: free of symbols, of each other and of the edge. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rect } from '../../client/map/fit.ts';
import { broken } from '../../client/map/names/measure.ts';
import { boxOf, isInside, middleOf, nearest, type Place } from '../../client/map/names/outline.ts';
import {
  around,
  beside,
  besideOutline,
  farFrom,
  insideOutline,
  isFree,
  leastTaken,
  overlap,
} from '../../client/map/names/placing.ts';

const BOUNDS: Rect = { left: 0, top: 0, right: 800, bottom: 600 };
const WORDS = { width: 120, height: 18 };
const place = fc.record({
  x: fc.integer({ min: 0, max: 800 }),
  y: fc.integer({ min: 0, max: 600 }),
});
const symbols = fc
  .array(place, { maxLength: 40 })
  .map((all) =>
    all.map(({ x, y }): Rect => ({ left: x - 10, top: y - 10, right: x + 10, bottom: y + 10 })),
  );
const outline = fc
  .tuple(place, fc.integer({ min: 5, max: 200 }), fc.integer({ min: 5, max: 200 }))
  .map(([{ x, y }, wide, high]): Place[] => [
    { x, y },
    { x: x + wide, y: y + 10 },
    { x: x + wide - 5, y: y + high },
    { x, y: y + high },
    { x, y },
  ]);

test('the name of an outline is on no symbol, outside the outline, and whole on the map; or there is none', () => {
  fc.assert(
    fc.property(outline, symbols, (line, taken) => {
      const spot = besideOutline(line, WORDS, { taken, bounds: BOUNDS, lines: [] });
      if (spot === undefined) return;
      expect(isFree(spot.rect, taken, BOUNDS)).toBe(true);
      for (const corner of line) {
        const { left, top, right, bottom } = spot.rect;
        const inside = corner.x > left && corner.x < right && corner.y > top && corner.y < bottom;
        expect(inside).toBe(false);
      }
    }),
  );
});

test('a name that is far from its outline has a line that leads there, one that is near has none', () => {
  const line: Place[] = [
    { x: 300, y: 300 },
    { x: 400, y: 300 },
    { x: 400, y: 400 },
    { x: 300, y: 400 },
    { x: 300, y: 300 },
  ];
  expect(around(line, WORDS, 6).every(({ from }) => from === undefined)).toBe(true);
  expect(around(line, WORDS, 40).every(({ from }) => from !== undefined)).toBe(true);
  const room = { taken: [], bounds: BOUNDS, lines: [] };
  expect(besideOutline(line, WORDS, room)?.from).toBeUndefined();
  const ring: Rect[] = around(line, WORDS, 6).map(({ rect }) => rect);
  expect(besideOutline(line, WORDS, { ...room, taken: ring })?.from).toBeDefined();
});

test('a name of several outlines is nearest to its own, in no other, and within 14 pixels or led to', () => {
  let led = 0;
  fc.assert(
    fc.property(fc.array(outline, { minLength: 2, maxLength: 6 }), symbols, (all, taken) => {
      for (const line of all) {
        const lines = all.filter((one) => one !== line);
        const spot = besideOutline(line, WORDS, { taken, bounds: BOUNDS, lines });
        if (spot === undefined) continue;
        const { far } = nearest(line, spot.rect);
        for (const other of lines) {
          expect(nearest(other, spot.rect).far).toBeGreaterThan(far);
          expect(isInside(other, middleOf(spot.rect))).toBe(false);
        }
        expect(far <= 14).toBe(spot.from === undefined);
        if (spot.from) led++;
      }
    }),
  );
  expect(led).toBeGreaterThan(0);
});

test('a reference within an outline is whole in it, and in no smaller one', () => {
  const box = (left: number, top: number, side: number): Place[] => [
    { x: left, y: top },
    { x: left + side, y: top },
    { x: left + side, y: top + side },
    { x: left, y: top + side },
    { x: left, y: top },
  ];
  const [large, small] = [box(100, 100, 200), box(160, 160, 80)];
  const ref = { width: 34, height: 18 };
  const room = { taken: [], bounds: BOUNDS };
  const outer = insideOutline(large, ref, { ...room, lines: [small] });
  expect(outer && isInside(large, middleOf(outer.rect))).toBe(true);
  expect(outer && isInside(small, middleOf(outer.rect))).toBe(false);
  const inner = insideOutline(small, ref, { ...room, lines: [large] });
  expect(inner && overlap(inner.rect, boxOf(small))).toBe(true);
  expect(inner?.rect.left).toBeGreaterThan(160);
  expect(insideOutline(box(0, 0, 20), ref, { ...room, lines: [] })).toBeUndefined();
  expect(insideOutline(small, ref, { ...room, lines: [], taken: [boxOf(small)] })).toBeUndefined();
});

test('words of a symbol go farther with a line that leads there, and at last where they cover least', () => {
  const at = { x: 400, y: 300 };
  const near = beside(at, 20, WORDS);
  const taken = near.map(({ rect }) => rect);
  const far = farFrom(at, 20, WORDS).find(({ rect }) => isFree(rect, taken, BOUNDS));
  expect(far?.from).toEqual(at);
  const all = [...taken, { left: 0, top: 0, right: 500, bottom: 600 }];
  expect(leastTaken(near.slice(0, 2), all, BOUNDS)?.anchor).toBe('left');
  expect(leastTaken(near, [], { left: 0, top: 0, right: 10, bottom: 10 })).toBeUndefined();
});

test('where there is room on one side only, the name stands there', () => {
  const line: Place[] = [
    { x: 300, y: 300 },
    { x: 400, y: 400 },
    { x: 300, y: 400 },
    { x: 300, y: 300 },
  ];
  const wall: Rect = { left: 0, top: 0, right: 800, bottom: 405 };
  const spot = besideOutline(line, WORDS, { taken: [wall], bounds: BOUNDS, lines: [] });
  expect(spot?.rect.top).toBeGreaterThanOrEqual(405);
  const everywhere: Rect = { left: 0, top: 0, right: 800, bottom: 600 };
  expect(
    besideOutline(line, WORDS, { taken: [everywhere], bounds: BOUNDS, lines: [] }),
  ).toBeUndefined();
});

test('the name of an event stands to its right, unless something is there', () => {
  const at = { x: 400, y: 300 };
  const spots = beside(at, 20, WORDS);
  expect(spots.map(({ anchor }) => anchor).slice(0, 4)).toEqual(['left', 'right', 'top', 'bottom']);
  expect(new Set(spots.map(({ anchor }) => anchor)).size).toBe(8);
  const mine: Rect = { left: 386, top: 286, right: 414, bottom: 314 };
  for (const { rect } of spots) expect(overlap(rect, mine)).toBe(false);
});

test('a name breaks into two lines at most, at spaces, and ends in dots where it does not fit', () => {
  const wide = (line: string) => line.length * 10;
  expect(broken('one', 100, wide)).toEqual(['one']);
  expect(broken('one two three', 100, wide)).toEqual(['one two', 'three']);
  expect(broken('one two three four five, six', 100, wide)).toEqual(['one two', 'three four…']);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(broken(text, 100, wide).length).toBeLessThanOrEqual(2);
    }),
  );
});
