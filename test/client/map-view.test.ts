import { expect, test } from 'vitest';
import { zoomFor } from '../../client/gazetteer/zooming.ts';
import { BASE, widened } from '../../client/map/extent.ts';
import { sameView, type View } from '../../client/map/viewpoint.ts';

test('the map may be moved as far as its base reaches, and farther only where a file does', () => {
  expect(widened([])).toEqual([...BASE]);
  expect(widened([[34.5, 31.5, 38.5, 34.5]])).toEqual([...BASE]);
  expect(
    widened([
      [30, 32, 36, 34],
      [34, 29, 41, 33],
    ]),
  ).toEqual([30, 29, 41, 35.5]);
});

test('a view that was rounded on its way through the address is the same', () => {
  const view: View = { centre: [35.86, 33.06], zoom: 9.6 };
  expect(sameView(view, { centre: [35.860004, 33.06], zoom: 9.604 })).toBe(true);
  expect(sameView(view, { centre: [35.87, 33.06], zoom: 9.6 })).toBe(false);
  expect(sameView(view, { centre: [35.86, 33.06], zoom: 9.7 })).toBe(false);
});

test('the finer a reference, the closer the look', () => {
  const zooms = [50_000, 5000, 500, 50, 5].map(zoomFor);
  expect(zooms).toEqual(zooms.toSorted((a, b) => a - b));
  expect(zooms[0]).toBe(9);
  expect(zooms.at(-1)).toBe(16);
  expect(zoomFor(undefined)).toBe(14);
});
