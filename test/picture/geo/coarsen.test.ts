import circle from '@turf/circle';
import distance from '@turf/distance';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coarsen, cosine } from '../../../picture/geo/coarsen.ts';
import { outline } from '../../../picture/geo/outline.ts';
import { Area, type LonLat, Point, Shape } from '../../../picture/geo/place.ts';
import { sized } from '../../support/scale.ts';
import * as shapes from '../../support/shapes.ts';
import { area, lineOf, polygon } from '../../support/shapes.ts';
import '../../support/seed.ts';

const anywhere = fc
  .tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  )
  .map((coordinates) => Point.parse({ type: 'Point', coordinates }));
const shape = fc.oneof(
  anywhere,
  shapes.point.map((one) => Point.parse(one)),
  fc.oneof(shapes.line, polygon).map((one) => Shape.parse(one)),
  area.map((one) => Area.parse(one)),
);
const doubt = fc.option(fc.double({ min: 0.001, max: 150_000, noNaN: true }), { nil: undefined });
const precision = fc.oneof(
  fc.constantFrom('100m' as const, '1km' as const),
  shapes.place.map((place) => ({ place })),
);

const metres = (a: LonLat, b: LonLat): number => distance(a, b, { units: 'meters' });

/** Places that a shape holds, and the furthest off on its edge. */
function placesOf(of: Shape | Area): LonLat[] {
  switch (of.type) {
    case 'Point':
      return [of.coordinates];
    case 'LineString':
      return of.coordinates.flatMap((place, i) => [place, between(place, of.coordinates[i + 1])]);
    case 'Polygon':
      return of.coordinates.flat();
    case 'Circle':
      return circle(of.centre, of.radius, { units: 'meters' }).geometry.coordinates[0]!.map(
        ([lon = 0, lat = 0]): LonLat => [lon, lat],
      );
    case 'Corridor':
      return outline(of).coordinates.flat();
    default:
      return of satisfies never;
  }
}
const between = (a: LonLat, b = a): LonLat => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

test('[R24] the radius always covers where it truly is', () => {
  fc.assert(
    fc.property(shape, doubt, precision, (of, radius, how) => {
      const coarse = coarsen(of, radius, how);
      if (coarse === 'too-wide') return;
      const centre = coarse.geometry.coordinates;
      const own = of.type === 'Point' ? (radius ?? 0) : 0;
      for (const place of placesOf(of)) {
        expect(metres(centre, place) + own).toBeLessThanOrEqual(coarse.uncertainty);
      }
    }),
    { numRuns: sized({ test: 1000, soak: 50_000 }) },
  );
});

test('[R24] the same place always to the same, and what is coarse to itself', () => {
  fc.assert(
    fc.property(shape, doubt, precision, (of, radius, how) => {
      const once = coarsen(of, radius, how);
      expect(coarsen(structuredClone(of), radius, how)).toEqual(once);
      if (once === 'too-wide') return;
      expect(Point.parse(once.geometry)).toEqual(once.geometry); // as it will stand in the log
      expect(coarsen(once.geometry, once.uncertainty, how)).toEqual(once);
    }),
    { numRuns: sized({ test: 1000, soak: 50_000 }) },
  );
});

test('[R24] all places of a cell give the same point and the same radius', () => {
  const base = coarsen({ type: 'Point', coordinates: [35.84, 33.06] }, 40, '100m');
  if (base === 'too-wide') throw new Error('too wide');
  const [lon, lat] = base.geometry.coordinates;
  fc.assert(
    fc.property(
      fc.integer({ min: -4500, max: 4499 }),
      fc.integer({ min: -4500, max: 4499 }),
      (x, y) => {
        const place = Point.parse({ type: 'Point', coordinates: [lon + x / 1e7, lat + y / 1e7] });
        expect(coarsen(place, 40, '100m')).toEqual(base);
      },
    ),
    { numRuns: sized({ test: 500, soak: 50_000 }) },
  );
});

test('[R24] examples: a point, a doubtful one, a line, a circle, a place that has a name', () => {
  const point = { type: 'Point', coordinates: [35.8412345, 33.0654321] } as const;
  const of = (coordinates: readonly [number, number], uncertainty: number) => ({
    geometry: { type: 'Point', coordinates: [...coordinates] },
    uncertainty,
  });
  const at: LonLat = [35.8412345, 33.0654321];
  expect(coarsen({ ...point, coordinates: at }, undefined, '100m')).toEqual(
    of([35.84115, 33.06555], 100),
  );
  expect(coarsen({ ...point, coordinates: at }, 50, '100m')).toEqual(of([35.84115, 33.06555], 200));
  expect(coarsen({ ...point, coordinates: at }, undefined, '1km')).toEqual(
    of([35.8425, 33.0615], 1000),
  );
  const place: LonLat = [35.8245, 33.1256];
  expect(coarsen({ ...point, coordinates: at }, 50, { place, name: 'Quneitra' })).toEqual(
    of(place, 10_000),
  );
  const line = { type: 'LineString' as const, coordinates: lineOf('35.8 33, 35.9 33') };
  expect(coarsen(line, undefined, '1km')).toEqual(of([35.8515, 32.9985], 6000));
  expect(coarsen({ type: 'Circle', centre: at, radius: 2500 }, undefined, '1km')).toEqual(
    of([35.8425, 33.0615], 4000),
  );
  expect(coarsen({ ...point, coordinates: [0, 0] }, undefined, { place })).toBe('too-wide');
  const wide = { type: 'LineString' as const, coordinates: lineOf('30 33, 36 33') };
  expect(coarsen(wide, undefined, '1km')).toBe('too-wide');
});

test('[R24] a cosine by arithmetic lies between its bounds', () => {
  for (let degrees = 0; degrees <= 90; degrees += 0.01) {
    const { least, most } = cosine(degrees);
    const truth = Math.cos((degrees * Math.PI) / 180);
    expect(least).toBeLessThanOrEqual(truth);
    expect(most).toBeGreaterThanOrEqual(truth);
    expect(most - least).toBeLessThan(1e-3);
  }
});
