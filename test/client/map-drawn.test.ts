import circle from '@turf/circle';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_WIDTH, shapeFrom } from '../../client/drawing/drawn-shape.ts';
import { nextOf } from '../../client/map/picking.ts';
import { Ref } from '../../picture/basics.ts';
import { flaw } from '../../picture/geo/flaw.ts';
import { Area, Shape } from '../../picture/geo/place.ts';

test('a click is a point, rounded to what the picture keeps', () => {
  const shape = shapeFrom('Point', { type: 'Point', coordinates: [35.123456789, 33.98765432199] });
  expect(shape).toEqual({ type: 'Point', coordinates: [35.1234568, 33.9876543] });
  expect(Shape.parse(shape)).toEqual(shape);
});

test('a ring is closed and repeats no corner', () => {
  const corners = [
    [35, 33],
    [35.1, 33],
    [35.1, 33],
    [35.1, 33.1],
  ];
  expect(shapeFrom('Polygon', { type: 'Polygon', coordinates: [corners] })).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [35, 33],
        [35.1, 33],
        [35.1, 33.1],
        [35, 33],
      ],
    ],
  });
});

test('the same line is a corridor or a note’s line, by the tool', () => {
  const line = {
    type: 'LineString' as const,
    coordinates: [
      [35, 33],
      [35.1, 33.2],
    ],
  };
  expect(shapeFrom('Corridor', line)).toEqual({
    type: 'Corridor',
    line: line.coordinates,
    width: FIRST_WIDTH,
  });
  expect(shapeFrom('LineString', line)).toEqual(line);
});

test('what is too small to be a shape is none', () => {
  const spot = [35, 33];
  expect(
    shapeFrom('LineString', { type: 'LineString', coordinates: [spot, spot] }),
  ).toBeUndefined();
  expect(
    shapeFrom('Polygon', { type: 'Polygon', coordinates: [[spot, [35.1, 33], spot]] }),
  ).toBeUndefined();
  expect(
    shapeFrom('Circle', { type: 'Polygon', coordinates: [[spot, spot, spot, spot]] }),
  ).toBeUndefined();
});

test('a ring drawn as a circle gives back its centre and radius', () => {
  const place = fc.tuple(
    fc.double({ min: 34, max: 37, noNaN: true }),
    fc.double({ min: 31, max: 35, noNaN: true }),
  );
  fc.assert(
    fc.property(place, fc.integer({ min: 50, max: 200_000 }), (centre, radius) => {
      const { coordinates } = circle(centre, radius, { steps: 64, units: 'meters' }).geometry;
      const shape = shapeFrom('Circle', { type: 'Polygon', coordinates });
      if (shape?.type !== 'Circle') throw new Error('not a circle');
      expect(shape.centre[0]).toBeCloseTo(centre[0], 5);
      expect(shape.centre[1]).toBeCloseTo(centre[1], 5);
      expect(Math.abs(shape.radius - radius)).toBeLessThanOrEqual(1);
      expect(flaw(Area.parse(shape))).toBeUndefined();
    }),
    { seed: 20261122 },
  );
});

test('picking again picks what lies below, and begins anew at the end', () => {
  const hit = (ref: string) => ({ ref: Ref.parse(ref), overlay: false });
  const [one, two] = [hit('E-2'), hit('Z-3')];
  expect(nextOf([], one)).toBeUndefined();
  expect(nextOf([one, two], undefined)).toBe(one);
  expect(nextOf([one, two], one)).toBe(two);
  expect(nextOf([one, two], two)).toBe(one);
});
