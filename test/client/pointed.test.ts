import { expect, test } from 'vitest';
import { pointedFeatures, tintOf } from '../../client/map/pointed.ts';
import type { Polygon } from '../../picture/geo/place.ts';
import { ZoneRef } from '../../picture/kinds/zone-terms.ts';

const square = (west: number, side: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 33],
      [west + side, 33],
      [west + side, 33 + side],
      [west, 33 + side],
      [west, 33],
    ],
  ],
});
const mark = (number: number, ...shared: Polygon[]) => ({
  ref: ZoneRef.parse(`Z-${number}`),
  number,
  shared,
});

test('[R54] however many tints lie on one another, the map is seen through them', () => {
  expect(tintOf(1)).toBe(0.15);
  for (const pieces of [1, 2, 3, 10, 500]) {
    expect(1 - (1 - tintOf(pieces)) ** pieces).toBeLessThanOrEqual(0.35 + 1e-9);
    expect(tintOf(pieces)).toBeGreaterThan(0);
  }
});

test('[R54] each meeting has its number once, at its widest piece, the first one on top', () => {
  const [small, large] = [square(35.8, 0.01), square(35.9, 0.1)];
  const features = pointedFeatures([mark(1, small, large), mark(2, small), mark(3)], []);
  const numbers = features.filter(({ properties }) => properties?.part === 'number');
  expect(numbers.map(({ properties }) => properties?.number)).toEqual([2, 1]);
  const [lon = 0] = numbers[1]?.geometry.type === 'Point' ? numbers[1].geometry.coordinates : [];
  expect(lon).toBeGreaterThan(35.9);
});
