import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Altitude, Area, Level, LonLat, Shape } from '../../../picture/geo/place.ts';
import { sized } from '../../support/scale.ts';
import '../../support/seed.ts';

const messages = (read: { error?: { issues: { message: string }[] } | undefined }) =>
  read.error?.issues.map(({ message }) => message) ?? [];

describe('a position', () => {
  test('[R18] is kept to 1e-7 degree', () => {
    expect(LonLat.parse([35.84123456789, 33.06543214999])).toEqual([35.8412346, 33.0654321]);
    expect(LonLat.parse([180, -90])).toEqual([180, -90]);
  });

  test('[R18] zero has no sign', () => {
    for (const zero of [-0, -1e-9, 1e-9, 0]) {
      expect(LonLat.parse([zero, zero]).map((n) => Object.is(n, 0))).toEqual([true, true]);
    }
    const level = Level.parse(JSON.parse('{"metres":-0,"reference":"AGL"}'));
    expect(Object.is(level.metres, 0)).toBe(true);
  });

  test('[R18] is kept once for all, no further than half a step from what was sent, and the same as text', () => {
    const lon = fc.double({ min: -180, max: 180, noNaN: true });
    const lat = fc.double({ min: -90, max: 90, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(lon, lat), (sent) => {
        const kept = LonLat.parse(sent);
        expect(LonLat.parse(kept)).toEqual(kept);
        expect(LonLat.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
        for (const i of [0, 1] as const) {
          expect(Math.abs(kept[i] - sent[i])).toBeLessThanOrEqual(0.5000001e-7);
          expect(JSON.stringify(kept[i])).toMatch(/^-?\d+(\.\d{1,7})?$|^-?\de-[67]$/);
        }
      }),
      { numRuns: sized({ test: 1000, soak: 20_000 }) },
    );
  });

  test.each([
    [[180.0000001, 0], 'longitude is above 180'],
    [[-181, 0], 'longitude is below -180'],
    [[0, 90.1], 'latitude is above 90'],
    [[33.06, -91], 'latitude is below -90'],
    [[35.8, 33.1, 1200], 'a position is [longitude, latitude]; a height belongs into altitude'],
    [[35.8], 'a position is [longitude, latitude]'],
    [[], 'a position is [longitude, latitude]'],
    [['35.8', 33.1], 'longitude is a number'],
    [[Number.NaN, 33.1], 'longitude is a number'],
    [[35.8, Number.POSITIVE_INFINITY], 'latitude is a number'],
    [[35.8, null], 'latitude is a number'],
    [{ lon: 35.8, lat: 33.1 }, 'a position is [longitude, latitude]'],
  ])('[R18] %j is none: %s', (sent, why) => {
    expect(messages(LonLat.safeParse(sent))).toContain(why);
  });
});

describe('a shape', () => {
  const ring = (n: number) =>
    Array.from({ length: n }, (_, i) => [
      35 + Math.cos((2 * Math.PI * i) / (n - 1)),
      33 + Math.sin((2 * Math.PI * (i % (n - 1))) / (n - 1)),
    ]).with(-1, [36, 33]);

  test('[R18] has at most 512 positions in a ring and 2,000 in all', () => {
    const polygon = (...sizes: number[]) =>
      Shape.safeParse({ type: 'Polygon', coordinates: sizes.map(ring) });
    expect(polygon(512).success).toBe(true);
    expect(messages(polygon(513))).toEqual(['a ring has more than 512 vertices']);
    expect(polygon(500, 500, 500, 500).success).toBe(true);
    expect(messages(polygon(500, 500, 500, 501))).toEqual([
      'a polygon has more than 2000 vertices',
    ]);
    const line = (n: number) => ({ type: 'LineString', coordinates: Array(n).fill([35, 33]) });
    expect(Shape.safeParse(line(2000)).success).toBe(true);
    expect(messages(Shape.safeParse(line(2001)))).toEqual(['a line has more than 2000 vertices']);
  });

  test('[R10] has enough positions, and its rings end where they begin', () => {
    const polygon = (coordinates: unknown) =>
      messages(Shape.safeParse({ type: 'Polygon', coordinates }));
    expect(polygon([])).toEqual(['a polygon has at least one ring']);
    expect(
      polygon([
        [
          [35, 33],
          [36, 33],
          [35, 33],
        ],
      ]),
    ).toEqual(['a ring has at least four positions']);
    expect(
      polygon([
        [
          [35, 33],
          [36, 33],
          [36, 34],
          [35, 34],
        ],
      ]),
    ).toEqual(['a ring ends where it begins']);
    expect(
      polygon([
        [
          [35, 33],
          [36, 33],
          [36, 34],
          [35.00000001, 33],
        ],
      ]),
    ).toEqual([]);
    const line = { type: 'LineString', coordinates: [[35, 33]] };
    expect(messages(Shape.safeParse(line))).toEqual(['a line has at least two positions']);
  });

  test('[R18] is a point, a line or a polygon, and nothing beside', () => {
    for (const type of ['MultiPolygon', 'GeometryCollection', 'Circle', 'point', undefined]) {
      const read = Shape.safeParse({ type, coordinates: [35, 33] });
      expect(messages(read)).toEqual(['a geometry is a Point, a LineString or a Polygon']);
    }
    const point = { type: 'Point', coordinates: [35, 33] };
    expect(Shape.safeParse({ ...point, bbox: [35, 33, 35, 33] }).success).toBe(false);
    expect(Shape.safeParse({ ...point, crs: {} }).success).toBe(false);
  });

  test('[R18] of a zone may be a circle or a corridor with a size in metres', () => {
    const circle = (radius: unknown) =>
      Area.safeParse({ type: 'Circle', centre: [35, 33], radius }).success;
    expect([1, 0.5, 1_000_000].map(circle)).toEqual([true, true, true]);
    expect([0, -1, 1_000_001, '5', null].map(circle)).toEqual([false, false, false, false, false]);
    const line = [
      [35, 33],
      [35.1, 33],
    ];
    expect(Area.safeParse({ type: 'Corridor', line, width: 400 }).success).toBe(true);
    expect(Area.safeParse({ type: 'Corridor', line, width: 0 }).success).toBe(false);
  });

  test('[R18] heights have a reference, and lower is not above upper', () => {
    const level = (metres: number, reference = 'AMSL') => ({ metres, reference });
    expect(Altitude.safeParse({ lower: level(100), upper: level(100) }).success).toBe(true);
    expect(messages(Altitude.safeParse({ lower: level(101), upper: level(100) }))).toEqual([
      'lower is above upper',
    ]);
    expect(Altitude.safeParse({ lower: level(900, 'AGL'), upper: level(100) }).success).toBe(true);
    expect(Altitude.safeParse({ upper: { metres: 100 } }).success).toBe(false);
    expect(messages(Altitude.safeParse({ lower: level(-501) }))).toEqual(['is below -500 m']);
  });
});
