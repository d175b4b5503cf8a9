import areaOf from '@turf/area';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf, intersectionOf } from '../../client/conflicts/pieces.ts';
import { outline } from '../../picture/geo/outline.ts';
import { overlaps } from '../../picture/geo/overlap.ts';
import { Area, Polygon } from '../../picture/geo/place.ts';
import { sized } from '../support/scale.ts';
import { area, polygon as ring, ringOf } from '../support/shapes.ts';

const polygon = (...rings: string[]): Area =>
  Area.parse({ type: 'Polygon', coordinates: rings.map(ringOf) });
const km2 = (one: Area): number => areaOf(outline(one)) / 1e6;

const SQUARE = polygon('35 33, 35.1 33, 35.1 33.1, 35 33.1');
const EASTWARD = polygon('35.05 33, 35.15 33, 35.15 33.1, 35.05 33.1');

test('what a changed area adds and leaves out, and what is shared, each with its size', () => {
  const { added, addedKm2, leftOut, leftOutKm2 } = differenceOf(SQUARE, EASTWARD);
  const [half] = [km2(SQUARE) / 2];
  expect(added.map((one) => one.coordinates[0]?.length)).toEqual([5]);
  expect(leftOut).toHaveLength(1);
  expect(addedKm2).toBeCloseTo(half, 6);
  expect(leftOutKm2).toBeCloseTo(half, 6);
  expect(intersectionOf(SQUARE, EASTWARD).sharedKm2).toBeCloseTo(half, 6);
});

test('an area that says the same adds and leaves out nothing, also from another corner', () => {
  const turned = polygon('35.1 33.1, 35 33.1, 35 33, 35.1 33');
  for (const same of [SQUARE, turned]) {
    expect(differenceOf(SQUARE, same)).toEqual({
      added: [],
      addedKm2: 0,
      leftOut: [],
      leftOutKm2: 0,
    });
  }
});

test('areas that touch share nothing, a hole stays a hole, and pieces may be several', () => {
  const beside = polygon('35.1 33, 35.2 33, 35.2 33.1, 35.1 33.1');
  expect(intersectionOf(SQUARE, beside)).toEqual({ shared: [], sharedKm2: 0 });
  const within = polygon('35.04 33.04, 35.06 33.04, 35.06 33.06, 35.04 33.06');
  expect(differenceOf(within, SQUARE).added.map((one) => one.coordinates.length)).toEqual([2]);
  const across = polygon('34.9 33.04, 35.2 33.04, 35.2 33.06, 34.9 33.06');
  expect(differenceOf(across, SQUARE).added).toHaveLength(2);
});

test('the pieces of any two areas make up both of them', () => {
  const sound = ring.map((one) => Polygon.parse(one));
  const any = fc.oneof(
    sound,
    area.map((one) => Area.parse(one)).filter(({ type }) => type !== 'Corridor'),
  );
  fc.assert(
    fc.property(any, any, (a, b) => {
      const { addedKm2, leftOutKm2 } = differenceOf(a, b);
      const { sharedKm2 } = intersectionOf(a, b);
      // on the round earth a side with more corners encloses a little more or less
      expect(Math.abs((leftOutKm2 + sharedKm2) / km2(a) - 1)).toBeLessThan(0.001);
      expect(Math.abs((addedKm2 + sharedKm2) / km2(b) - 1)).toBeLessThan(0.001);
      if (!overlaps(a, b)) expect(sharedKm2).toBe(0);
    }),
    { numRuns: sized({ test: 100, soak: 4000 }) },
  );
});

test('corridors of any course are compared too, though their outlines may cross themselves', () => {
  const any = area.map((one) => Area.parse(one));
  fc.assert(
    fc.property(any, any, (a, b) => {
      const { addedKm2, leftOutKm2 } = differenceOf(a, b);
      const { sharedKm2 } = intersectionOf(a, b);
      expect(Math.min(addedKm2, leftOutKm2, sharedKm2)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: sized({ test: 100, soak: 4000 }) },
  );
});
