import { expect, test } from 'vitest';
import { flaw } from '../../picture/geo/flaw.ts';
import { Polygon } from '../../picture/geo/place.ts';

/** A ring that goes twice through one corner crosses no side, and was taken. */
test('[R10] a ring pinched at one corner is refused', () => {
  const pinched = Polygon.parse({
    type: 'Polygon',
    coordinates: [
      [
        [35.8, 33],
        [35.9, 33.1],
        [36, 33],
        [36, 33.2],
        [35.9, 33.1],
        [35.8, 33.2],
        [35.8, 33],
      ],
    ],
  });
  expect(flaw(pinched)?.why).toContain('touches itself');
});
