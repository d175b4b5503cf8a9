import turfBearing from '@turf/bearing';
import turfDestination from '@turf/destination';
import turfDistance from '@turf/distance';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { angleOf, cosine, sine } from '../../../picture/geo/angles.ts';
import { bearing, destination, distance } from '../../../picture/geo/earth.ts';
import type { LonLat } from '../../../picture/geo/place.ts';
import '../../support/seed.ts';

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const place = fc.tuple(real(-179, 179), real(-85, 85)) as fc.Arbitrary<LonLat>;
const TINY = 1e-13;

test('[R37] sines and angles by sums and roots alone are those of the engine', () => {
  fc.assert(
    fc.property(real(-20, 20), real(-2, 2), real(-2, 2), (angle, x, y) => {
      fc.pre(x !== 0 && y !== 0); // zeros have signs, which no angle here minds
      expect(Math.abs(sine(angle) - Math.sin(angle))).toBeLessThan(TINY);
      expect(Math.abs(cosine(angle) - Math.cos(angle))).toBeLessThan(TINY);
      expect(Math.abs(angleOf(y, x) - Math.atan2(y, x))).toBeLessThan(TINY);
    }),
  );
  for (const [y, x] of [
    [0, 1],
    [1, 0],
    [-1, 0],
    [0, -1],
    [0, 0],
    [1, 1],
    [-1, -1],
  ] as const) {
    expect(angleOf(y, x)).toBeCloseTo(Math.atan2(y, x), 13);
  }
});

test('[R37] distances, directions and places on the earth are those of Turf', () => {
  fc.assert(
    fc.property(place, place, real(0, 200_000), real(-180, 180), (a, b, metres, direction) => {
      const apart = turfDistance(a, b, { units: 'meters' });
      expect(Math.abs(distance(a, b) - apart)).toBeLessThan(1e-6 * Math.max(1, apart));
      const off = Math.abs(bearing(a, b) - turfBearing(a, b));
      expect(Math.min(off, 360 - off)).toBeLessThan(1e-6);
      const { coordinates } = turfDestination(a, metres, direction, { units: 'meters' }).geometry;
      const [lon = 0, lat = 0] = coordinates;
      const there = destination(a, metres, direction);
      expect(Math.abs(there[1] - lat)).toBeLessThan(1e-9);
      expect(Math.abs(there[0] - lon)).toBeLessThan(1e-7);
    }),
  );
});
