import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outline } from '../../../picture/geo/outline.ts';
import { overlapKnown, overlaps, rememberOverlap } from '../../../picture/geo/overlap.ts';
import { Area, type LonLat, Polygon } from '../../../picture/geo/place.ts';
import { flawOfRings } from '../../../picture/geo/rings.ts';
import { sized } from '../../support/scale.ts';
import { area, ringOf } from '../../support/shapes.ts';
import { slabsOverlap } from '../../support/slabs.ts';

/** A polygon from the text of its rings, as `0 0, 4 0, 0 3`; in steps of the grid, or in degrees. */
const polygon = (rings: readonly string[], unit = 1e-7): Polygon =>
  Polygon.parse({
    type: 'Polygon',
    coordinates: rings.map((text) =>
      ringOf(text).map(([lon, lat]) => [35 + lon * unit, 33 + lat * unit]),
    ),
  });

/** Both ways round, from each begin, and in either order: all answers, which must be one. */
function answers(one: readonly string[], two: readonly string[], unit?: number): boolean[] {
  const turned = (rings: readonly string[]) => {
    const { coordinates } = polygon(rings, unit);
    return [
      coordinates,
      coordinates.map((ring) => ring.toReversed()),
      coordinates.map((ring) => [...ring.slice(1), ring[1] as LonLat]),
    ].map((rings): Polygon => ({ type: 'Polygon', coordinates: rings }));
  };
  const all = turned(one).flatMap((a) =>
    turned(two).flatMap((b) => [overlaps(a, b), overlaps({ ...b }, { ...a })]),
  );
  return [...new Set(all)];
}

const SQUARE = '0 0, 10 0, 10 10, 0 10';
/** Degrees; ten of them are an odd number of steps, and wider than numbers with a point can multiply exactly. */
const WIDE = 2.70000015;
const HOLE = '3 3, 7 3, 7 7, 3 7';

describe('areas that only touch do not overlap:', () => {
  test.each([
    ['a whole side', [SQUARE], ['10 0, 20 0, 20 10, 10 10']],
    ['half a side', [SQUARE], ['10 5, 20 5, 20 15, 10 15']],
    ['a side within a longer one', [SQUARE], ['10 -5, 20 -5, 20 15, 10 15']],
    ['a corner and a corner', [SQUARE], ['10 10, 20 10, 20 20, 10 20']],
    ['a corner and a side', [SQUARE], ['10 5, 20 0, 20 10']],
    ['a slanting side', ['0 0, 10 0, 0 10'], ['10 0, 10 10, 0 10']],
    ['three sides of a notch', ['0 0, 9 0, 9 9, 6 9, 6 3, 3 3, 3 9, 0 9'], ['3 3, 6 3, 6 9, 3 9']],
    ['a hole that is filled', [SQUARE, HOLE], [HOLE]],
    ['a polygon that touches the hole it lies in', [SQUARE, HOLE], ['3 3, 7 5, 3 7']],
    ['a polygon in a hole', [SQUARE, HOLE], ['4 4, 6 4, 6 6, 4 6']],
    ['boxes that share a step, shapes that do not', ['0 0, 10 0, 0 10'], ['10 1, 10 10, 1 10']],
    ['nothing', [SQUARE], ['20 0, 30 0, 30 10, 20 10']],
  ])('[R54] %s', (_, one, two) => {
    expect(answers(one, two)).toEqual([false]);
    expect(answers(one, two, WIDE)).toEqual([false]);
  });
});

describe('areas that share the smallest piece overlap:', () => {
  test.each([
    ['equal ones', [SQUARE], [SQUARE]],
    ['equal ones with a hole', [SQUARE, HOLE], [SQUARE, HOLE]],
    ['equal ones with other corners', [SQUARE], ['0 0, 5 0, 10 0, 10 10, 0 10, 0 5']],
    ['one step of a side', [SQUARE], ['9 0, 20 0, 20 10, 9 10']],
    ['one step at a corner', [SQUARE], ['9 9, 20 9, 20 20, 9 20']],
    [
      'less than a step: a corner beyond a slanting side',
      ['0 0, 10 0, 0 10'],
      ['5 4, 10 9, 10 10'],
    ],
    ['one inside the other', [SQUARE], ['4 4, 6 4, 6 6, 4 6']],
    ['one inside the other, from side to side', [SQUARE], ['0 4, 10 4, 10 6, 0 6']],
    ['one inside the other, from corner to corner', [SQUARE], ['0 0, 10 10, 0 10']],
    ['a cross, with no corner in the other', ['0 4, 10 4, 10 6, 0 6'], ['4 0, 6 0, 6 10, 4 10']],
    ['a cross through corners', ['0 5, 5 0, 10 5, 5 10'], ['0 0, 10 0, 10 10, 0 10']],
    ['one step into a hole’s edge', [SQUARE, HOLE], ['3 3, 8 3, 8 7, 3 7']],
    ['one around a hole and more', [SQUARE, HOLE], ['2 2, 8 2, 8 8, 2 8']],
    [
      'one in a notch and a step deeper',
      ['0 0, 9 0, 9 9, 6 9, 6 3, 3 3, 3 9, 0 9'],
      ['3 2, 6 2, 6 9, 3 9'],
    ],
  ])('[R54] %s', (_, one, two) => {
    expect(answers(one, two)).toEqual([true]);
    expect(answers(one, two, WIDE)).toEqual([true]);
  });
});

test('[R54] is exact where numbers with a point are not: slivers over a hundred degrees', () => {
  const long = (north: number): Polygon =>
    Polygon.parse({
      type: 'Polygon',
      coordinates: [
        [
          [-60, 0],
          [60.0000001, north],
          [60.0000001, north + 1],
          [-60, 0],
        ],
      ],
    });
  const under: Polygon = Polygon.parse({
    type: 'Polygon',
    coordinates: [
      [
        [-60, 0],
        [0, -1],
        [60.0000001, 0.3333333],
        [-60, 0],
      ],
    ],
  });
  expect(overlaps(long(0.3333333), under)).toBe(false);
  expect(overlaps(long(0.3333334), under)).toBe(false);
  expect(overlaps(long(0.3333332), under)).toBe(true);
});

const step = fc.integer({ min: 0, max: 6 });
const corner = fc.tuple(step, step).map(([x, y]) => `${x} ${y}`);
const sound = (least: number) =>
  fc
    .array(corner, { minLength: least, maxLength: 7 })
    .map((corners) => polygon([corners.join(', ')]))
    .filter(({ coordinates }) => flawOfRings(coordinates) === undefined);
const hollow = fc
  .tuple(fc.constant('-1 -1, 7 -1, 7 7, -1 7'), sound(3))
  .map(([shell, { coordinates }]) => ({
    ...polygon([shell]),
    coordinates: [...polygon([shell]).coordinates, ...coordinates],
  }));
const small = fc.oneof({ weight: 4, arbitrary: sound(3) }, { weight: 1, arbitrary: hollow });

const runs = { numRuns: sized({ test: 3000, soak: 60_000 }) };

test('[R54] says of small polygons what cutting them into slabs says', () => {
  const seen = { true: 0, false: 0 };
  fc.assert(
    fc.property(small, small, (a, b) => {
      const expected = slabsOverlap(a, b);
      seen[`${expected}`] += 1;
      expect(overlaps(a, b)).toBe(expected);
      expect(overlaps({ ...b }, { ...a })).toBe(expected);
    }),
    runs,
  );
  expect(Math.min(seen.true, seen.false)).toBeGreaterThan(runs.numRuns / 20);
});

/** The polygon, moved by whole steps of the grid. */
const moved = ({ coordinates }: Polygon, east: number, north: number): Polygon =>
  Polygon.parse({
    type: 'Polygon',
    coordinates: coordinates.map((ring) =>
      ring.map(([lon, lat]) => [
        (Math.round(lon * 1e7) + east) / 1e7,
        (Math.round(lat * 1e7) + north) / 1e7,
      ]),
    ),
  });

test('[R54] is symmetric, and the same wherever on the grid both are moved to', () => {
  const far = fc.tuple(
    fc.integer({ min: -2_000_000_000, max: 1_400_000_000 }),
    fc.integer({ min: -1_200_000_000, max: 500_000_000 }),
  );
  const any = fc.oneof(
    small,
    area.map((one) => outline(Area.parse(one))).map((one) => Polygon.parse(one)),
  );
  fc.assert(
    fc.property(any, any, far, (a, b, [east, north]) => {
      const result = overlaps(a, b);
      expect(overlaps({ ...b }, { ...a })).toBe(result);
      expect(overlaps(moved(a, east, north), moved(b, east, north))).toBe(result);
    }),
    { numRuns: sized({ test: 1000, soak: 20_000 }) },
  );
});

test('[R54] circles and corridors overlap as their outlines do, and themselves', () => {
  fc.assert(
    fc.property(area, area, (one, two) => {
      const [a, b] = [Area.parse(one), Area.parse(two)];
      expect(overlaps(a, { ...a })).toBe(true);
      const result = overlaps(a, b);
      expect(overlaps({ ...b }, { ...a })).toBe(result);
      expect(overlaps(outline(a), outline(b))).toBe(result);
    }),
  );
});

test('[R54] a circle too small for the grid still lies somewhere', () => {
  const speck = (lon: number) => Area.parse({ type: 'Circle', centre: [lon, 33], radius: 0.0001 });
  const square = polygon(['0 -5, 10 -5, 10 5, 0 5']);
  expect(overlaps(speck(35.0000005), square)).toBe(true);
  expect(overlaps(speck(35.0000005), speck(35.0000006))).toBe(true);
  expect(overlaps(speck(35.0000012), square)).toBe(false);
});

test('[R54] takes a result that a worker found, in either order', () => {
  const [a, b] = [polygon([SQUARE]), polygon(['5 15, 15 5, 15 15'])];
  expect([overlapKnown(a, b), overlapKnown(b, a)]).toEqual([false, false]);
  rememberOverlap(a, b, true); // not what it would find itself
  expect([overlapKnown(a, b), overlapKnown(b, a)]).toEqual([true, true]);
  expect([overlaps(a, b), overlaps(b, a)]).toEqual([true, true]);
  expect(overlaps({ ...a }, b)).toBe(false);
  const far = polygon(['20 0, 30 0, 30 10, 20 10']);
  expect(overlapKnown(a, far)).toBe(true);
});

/** How often a ring winds around a place, by angles: nothing that the exact answer rests on. */
function windsAround([x, y]: LonLat, ring: readonly LonLat[]): boolean {
  let angle = 0;
  for (const [i, [bx, by]] of ring.entries()) {
    const [ax, ay] = ring[i - 1] ?? [bx, by];
    const [px, py, qx, qy] = [ax - x, ay - y, bx - x, by - y];
    angle += Math.atan2(px * qy - py * qx, px * qx + py * qy);
  }
  return Math.abs(angle) > Math.PI;
}

test('[R54] a place inside two corridors is found, however they turn and cross themselves', () => {
  const near = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
  const corridor = fc
    .tuple(fc.uniqueArray(near, { minLength: 2, maxLength: 6 }), fc.integer({ min: 20, max: 2000 }))
    .map(([line, width]) =>
      Area.parse({
        type: 'Corridor',
        line: line.map(([x, y]) => [35 + x / 1000, 33 + y / 1000]),
        width,
      }),
    );
  const place = near.map(([x, y]): LonLat => [35.0004 + x / 1000, 33.0003 + y / 1000]);
  let found = 0;
  fc.assert(
    fc.property(corridor, corridor, fc.array(place, { minLength: 30 }), (a, b, places) => {
      const [[one = []], [two = []]] = [outline(a).coordinates, outline(b).coordinates];
      const both = places.some((at) => windsAround(at, one) && windsAround(at, two));
      if (!both) return;
      found += 1;
      expect(overlaps(a, b)).toBe(true);
    }),
    { numRuns: sized({ test: 1000, soak: 20_000 }) },
  );
  expect(found).toBeGreaterThan(50);
});
