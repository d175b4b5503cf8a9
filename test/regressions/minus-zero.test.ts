import { expect, test } from 'vitest';
import { Altitude, LonLat } from '../../picture/geo/place.ts';

/** JSON writes -0 as 0: a picture folded from the command differed from the one read from a checkpoint. */
test('[R2] [R18] zero has no sign, in a place or in a height', () => {
  const [lon, lat] = LonLat.parse([-0, -0]);
  const { lower } = Altitude.parse({ lower: { metres: -0, reference: 'AGL' } });
  expect([lon, lat, lower?.metres].map((n) => Object.is(n, 0))).toEqual([true, true, true]);
});
