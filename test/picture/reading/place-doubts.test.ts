import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LonLat } from '../../../picture/geo/place.ts';
import { kilometres } from '../../../picture/reading/distance.ts';
import { placeDoubt } from '../../../picture/reading/doubts.ts';
import { readPlace } from '../../../picture/reading/places.ts';
import { onlyValue } from '../../../picture/reading/reading.ts';
import '../../support/seed.ts';

const GOLAN: LonLat = [35.86, 33.06];

test.each<[string, LonLat, object | undefined]>([
  ['near', [35.82, 33.125], undefined],
  ['swapped (F22)', [33.125, 35.82], { kind: 'swapped', other: [35.82, 33.125] }],
  ['null island (F22)', [0, 0], { kind: 'nowhere' }],
  ['Beirut', [35.5, 33.89], undefined],
  ['Amman', [35.93, 31.95], undefined],
  ['Cairo', [31.24, 30.04], { kind: 'far' }],
  ['a mistyped degree', [35.82, 36.125], { kind: 'far' }],
  ['the southern hemisphere', [35.82, -33.125], { kind: 'far' }],
  ['beside null island', [0.001, 0], { kind: 'far' }],
  ['what has no other order', [133.1, 35.8], { kind: 'far' }],
])('[R68] %s', (_, place, doubt) => {
  expect(placeDoubt(place, GOLAN)).toEqual(doubt);
});

test('[R68] 300 km, whichever way', () => {
  expect(kilometres([35.86, 33.06], [35.86, 34.06])).toBeCloseTo(111.2, 1);
  expect(kilometres([179.9, 0], [-179.9, 0])).toBeCloseTo(22.2, 1);
  for (const [place, far] of [
    [[35.86, 35.75], false], // 299 km
    [[35.86, 35.77], true], // 301 km
    [[39.06, 33.06], false],
    [[39.1, 33.06], true],
  ] as const) {
    expect(placeDoubt([...place], GOLAN) !== undefined, place.join()).toBe(far);
  }
});

test('[R68] whichever order is written, the doubt names the other where that is near, and turns nothing round', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 34_500, max: 38_400 }),
      fc.integer({ min: 31_600, max: 34_900 }),
      (east, north) => {
        const [lon, lat] = [east / 1000, north / 1000];
        const right = onlyValue(readPlace(`${lat}, ${lon}`, GOLAN))?.place;
        const wrong = onlyValue(readPlace(`${lon}, ${lat}`, GOLAN))?.place;
        expect([right, wrong]).toEqual([
          [lon, lat],
          [lat, lon],
        ]);
        const doubt = placeDoubt([lat, lon], GOLAN);
        if (kilometres([lat, lon], GOLAN) > 300 && kilometres([lon, lat], GOLAN) <= 300) {
          expect(doubt).toEqual({ kind: 'swapped', other: right });
        }
      },
    ),
  );
});
