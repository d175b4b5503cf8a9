import area from '@turf/area';
import inPolygon from '@turf/boolean-point-in-polygon';
import destination from '@turf/destination';
import distance from '@turf/distance';
import { lineString, point, polygon } from '@turf/helpers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flaw } from '../../../picture/geo/flaw.ts';
import { outline } from '../../../picture/geo/outline.ts';
import { Area, type LonLat, Shape } from '../../../picture/geo/place.ts';
import * as shapes from '../../support/shapes.ts';
import '../../support/seed.ts';

describe('a circle', () => {
  const circle = fc.record({
    centre: shapes.place,
    radius: fc.double({ min: 1, max: 100_000, noNaN: true }),
  });

  test('[R10] covers what lies within its radius, to within a percent', () => {
    fc.assert(
      fc.property(
        circle,
        fc.double({ min: -180, max: 180, noNaN: true }),
        ({ centre, radius }, bearing) => {
          const covered = outline({ type: 'Circle', centre, radius });
          const off = (share: number) =>
            destination(centre, radius * share, bearing, { units: 'meters' });
          expect(inPolygon(centre, covered)).toBe(true);
          expect(inPolygon(off(0.99), covered)).toBe(true);
          expect(inPolygon(off(1.01), covered)).toBe(false);
        },
      ),
    );
  });

  test('[R10] of 2,500 m has the area of one', () => {
    const covered = outline({ type: 'Circle', centre: [35.83, 33.05], radius: 2500 });
    expect(area(covered) / (Math.PI * 2500 ** 2)).toBeCloseTo(1, 2);
    expect(covered.coordinates[0]).toHaveLength(65);
    expect(covered.coordinates[0]?.[0]).toEqual(covered.coordinates[0]?.at(-1));
  });
});

describe('a corridor', () => {
  const corridor = (line: LonLat[], width: number) => outline({ type: 'Corridor', line, width });
  const beside = (at: LonLat, metres: number, bearing: number) =>
    destination(at, metres, bearing, { units: 'meters' });

  test('[R10] straight to the north is as wide as it says and no longer than its line', () => {
    const covered = corridor(
      [
        [35.8, 33],
        [35.8, 33.1],
      ],
      400,
    );
    const middle: LonLat = [35.8, 33.05];
    for (const bearing of [90, -90]) {
      expect(inPolygon(beside(middle, 199, bearing), covered)).toBe(true);
      expect(inPolygon(beside(middle, 201, bearing), covered)).toBe(false);
    }
    expect(inPolygon([35.8, 33.101], covered)).toBe(false);
    expect(inPolygon([35.8, 32.999], covered)).toBe(false);
    const length = distance([35.8, 33], [35.8, 33.1], { units: 'meters' });
    expect(area(covered) / (400 * length)).toBeCloseTo(1, 2);
  });

  test('[R10] round a corner keeps its width on every leg', () => {
    const corner: LonLat = [35.9, 33];
    const line: LonLat[] = [[35.8, 33], corner, [35.9, 33.1]];
    const covered = corridor(line, 1000);
    for (const [at, bearing] of [
      [[35.85, 33], 0],
      [[35.85, 33], 180],
      [[35.9, 33.05], 90],
      [[35.9, 33.05], -90],
    ] as const) {
      expect(inPolygon(beside([...at], 490, bearing), covered)).toBe(true);
      expect(inPolygon(beside([...at], 510, bearing), covered)).toBe(false);
    }
    expect(inPolygon(beside(corner, 600, 135), covered)).toBe(true); // a mitred corner
    expect(inPolygon(beside(corner, 760, 135), covered)).toBe(false);
  });

  test('[R10] a long way to the east does not drift: its legs are judged where they arrive', () => {
    const line: LonLat[] = [
      [30, 45],
      [50, 45],
      [70, 45],
    ];
    const covered = corridor(line, 2000);
    const ring = covered.coordinates[0] ?? [];
    const [left, right] = [ring[1], ring[4]].map(
      (at) => at && distance(at, [50, 45], { units: 'meters' }),
    );
    expect(left).toBeCloseTo(right ?? 0, 0);
    expect(ring[1]?.[0]).toBeCloseTo(50, 3); // straight across, where both legs meet
  });

  test('[R10] of any gentle line is sound and holds the line', () => {
    const gentle = fc
      .tuple(
        shapes.place,
        fc.array(fc.double({ min: -60, max: 60, noNaN: true }), { minLength: 1, maxLength: 5 }),
      )
      .map(([start, bearings]) => {
        const line: LonLat[] = [start];
        for (const bearing of bearings) {
          const next = beside(line.at(-1) ?? start, 4000, bearing).geometry.coordinates;
          line.push([next[0] ?? 0, next[1] ?? 0]);
        }
        return line;
      });
    fc.assert(
      fc.property(gentle, fc.integer({ min: 10, max: 1500 }), (line, width) => {
        const covered = corridor(line, width);
        expect(flaw(covered)).toBeUndefined();
        for (const place of line.slice(1, -1)) expect(inPolygon(place, covered)).toBe(true);
        const length = lineString(line).geometry.coordinates.reduce(
          (sum, at, i, all) =>
            sum + (i === 0 ? 0 : distance(all[i - 1] ?? at, at, { units: 'meters' })),
          0,
        );
        expect(area(covered) / (width * length)).toBeGreaterThan(0.85);
        expect(area(covered) / (width * length)).toBeLessThan(1.15);
      }),
    );
  });

  test('[R10] that turns sharply back is cut off, not drawn out to a needle', () => {
    const tip: LonLat = [35.9, 33];
    const covered = corridor([[35.8, 33], tip, [35.8, 33.001]], 400);
    for (const at of covered.coordinates[0] ?? []) {
      const far = Math.min(
        ...[[35.8, 33], tip, [35.8, 33.001]].map((p) => distance(p, at, { units: 'meters' })),
      );
      expect(far).toBeLessThan(401);
    }
  });
});

test('[R10] a polygon is its own outline, and every sound area has one', () => {
  fc.assert(
    fc.property(shapes.area, (sent) => {
      const read = Area.parse(sent);
      const covered = outline(read);
      if (read.type === 'Polygon') expect(covered).toBe(read);
      for (const ring of covered.coordinates) {
        expect(ring.at(-1)).toEqual(ring[0]);
        expect(ring.flat().every(Number.isFinite)).toBe(true);
      }
      expect(area(polygon(covered.coordinates))).toBeGreaterThan(0);
    }),
  );
});

test('[R10] a line that goes nowhere is refused, one that goes anywhere is not', () => {
  const line = (...coordinates: LonLat[]) => flaw({ type: 'LineString', coordinates });
  expect(line([35, 33], [35, 33], [35, 33])).toEqual({
    field: 'coordinates',
    why: 'all its positions are one place',
  });
  expect(line([35, 33], [35, 33], [35.0000001, 33])).toBeUndefined();
  expect(line([35, 33], [36, 33], [35, 33])).toBeUndefined(); // there and back is a way to go
  expect(
    flaw({
      type: 'Corridor',
      line: [
        [35, 33],
        [35, 33],
      ],
      width: 10,
    })?.field,
  ).toBe('line');
  expect(flaw(Shape.parse(point([35, 33]).geometry))).toBeUndefined();
  expect(flaw({ type: 'Circle', centre: [35, 33], radius: 1 })).toBeUndefined();
});
