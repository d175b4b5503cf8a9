/** The view to which a map is fitted: all that is active, in the clear. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxShown } from '../../client/find/mercator.ts';
import {
  activeBox,
  clearOf,
  fitted,
  intoClear,
  LEAST,
  MOST,
  type Rect,
} from '../../client/map/fit.ts';
import type { Box } from '../../picture/geo/box.ts';
import { all } from '../../picture/table.ts';
import { added, proposed, reported } from '../support/examples.ts';
import { Growing } from '../support/logs.ts';
import { person } from '../support/people.ts';

const SIZE = { width: 800, height: 650 };
const WHOLE: Rect = { left: 0, top: 0, right: 800, bottom: 650 };
const FADES = { after: 60, leaves: 480 };
const NOON = Date.parse('2026-11-22T14:30:00Z');
const at = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] });

function itemsAfter(...changes: object[]) {
  const growing = new Growing();
  for (const change of changes) expect(growing.ask(person('il'), change)).toBeUndefined();
  return [...all(growing.picture.items)];
}
const square = (lon: number, lat: number, side: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon, lat],
      [lon + side, lat],
      [lon + side, lat + side],
      [lon, lat + side],
      [lon, lat],
    ],
  ],
});
const window = { from: '2026-11-22T14:00:00Z' };

test('[R29] a map is fitted to open and fading events, zones that apply, and marks of notes', () => {
  const items = itemsAfter(
    reported({ geometry: at(35.8, 33.1), occurred: { from: '2026-11-22T13:00:00Z' } }),
    reported({
      precedence: 'ROUTINE',
      geometry: at(30, 30),
      occurred: { from: '2026-11-01T12:00:00Z' },
    }),
    proposed({ area: square(35.9, 33, 0.05), window }),
    proposed({ area: square(40, 40, 1), window: { ...window, to: '2026-11-22T14:10:00Z' } }),
    added({ mark: { form: 'pin', geometry: at(35.7, 32.9) } }),
  );
  const now = Math.max(NOON, ...items.map(({ recorded }) => Date.parse(recorded)));
  const box = activeBox(items, now, FADES, false);
  expect(box).toEqual([35.7, 32.9, 35.95, 33.1]);
});

test('the ground of an exercise is not what happens there, and elsewhere it is a zone as any other', () => {
  const items = itemsAfter(proposed({ kind: 'exercise', area: square(35, 32, 2), window }));
  expect(activeBox(items, NOON, FADES, true)).toBeUndefined();
  expect(activeBox(items, NOON, FADES, false)).toEqual([35, 32, 37, 34]);
});

const box = fc
  .tuple(
    fc.double({ min: 34, max: 37, noNaN: true }),
    fc.double({ min: 32, max: 34, noNaN: true }),
    fc.double({ min: 0, max: 2, noNaN: true }),
    fc.double({ min: 0, max: 2, noNaN: true }),
  )
  .map(([west, south, wide, high]): Box => [west, south, west + wide, south + high]);
const over = fc.array(
  fc
    .tuple(
      fc.integer({ min: 0, max: 700 }),
      fc.integer({ min: 0, max: 600 }),
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 300 }),
    )
    .map(
      ([left, top, wide, high]): Rect => ({ left, top, right: left + wide, bottom: top + high }),
    ),
  { maxLength: 4 },
);

test('what a map is fitted to lies in the clear, and fills it as far as the least and the most zoom let it', () => {
  fc.assert(
    fc.property(box, over, (what, covers) => {
      const clear = clearOf(SIZE, covers);
      const view = fitted(what, SIZE, clear);
      const [west, south, east, north] = boxShown(view, SIZE);
      const left = ((what[0] - west) / (east - west)) * SIZE.width;
      const right = ((what[2] - west) / (east - west)) * SIZE.width;
      expect(view.zoom).toBeGreaterThanOrEqual(LEAST);
      expect(view.zoom).toBeLessThanOrEqual(MOST);
      if (view.zoom === LEAST) return; // it may be larger than all
      expect(left).toBeGreaterThan(clear.left + 38);
      expect(right).toBeLessThan(clear.right - 38);
      expect(what[1]).toBeGreaterThan(south);
      expect(what[3]).toBeLessThan(north);
      if (view.zoom === MOST) return;
      const high = ((what[3] - what[1]) / (north - south)) * SIZE.height;
      const across = (right - left) / (clear.right - clear.left - 80);
      const down = high / (clear.bottom - clear.top - 80);
      expect(Math.max(across, down)).toBeGreaterThan(0.95);
    }),
  );
});

test('what lies over a map takes of it where that costs least', () => {
  const tools: Rect = { left: 0, top: 10, right: 140, bottom: 280 };
  const layers: Rect = { left: 600, top: 10, right: 790, bottom: 50 };
  expect(clearOf(SIZE, [tools, layers])).toEqual({ ...WHOLE, left: 140, top: 50 });
  const everything: Rect = { left: 10, top: 10, right: 790, bottom: 640 };
  expect(clearOf(SIZE, [everything])).toEqual(WHOLE); // it leaves no clear part worth the name
});

test('what is brought into the clear moves the map no farther than it must', () => {
  const clear: Rect = { left: 140, top: 50, right: 800, bottom: 600 };
  expect(intoClear({ left: 200, top: 100, right: 260, bottom: 160 }, clear)).toEqual([0, 0]);
  expect(intoClear({ left: 100, top: 590, right: 160, bottom: 650 }, clear)).toEqual([-40, 50]);
});
