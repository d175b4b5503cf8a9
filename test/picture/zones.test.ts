import type { FeatureCollection, Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { flaw } from '../../picture/geo.ts';
import type { LonLat } from '../../picture/place.ts';
import { flawOfRings } from '../../picture/rings.ts';
import { random } from '../support/seed.ts';
import { sharedText } from '../support/shared.ts';
import { meetsItself } from '../support/turf.ts';

type Ring = LonLat[];

test('[R10] of 1,249 zones as published the 15 that are invalid are found, and no other accused', () => {
  const read: FeatureCollection<Polygon> = JSON.parse(sharedText('zones/alert_zones.geojson'));
  const zones = read.features.map(({ geometry }) =>
    geometry.coordinates.map((ring) => ring.map(([lon = 0, lat = 0]): LonLat => [lon, lat])),
  );
  const found = (judge: (rings: Ring[]) => boolean) =>
    zones.flatMap((rings, i) => (judge(rings) ? [i] : []));
  const truth = found((rings) => rings.some(meetsItself));
  expect(zones).toHaveLength(1249);
  expect(truth).toHaveLength(15);
  expect(found((coordinates) => flaw({ type: 'Polygon', coordinates }) !== undefined)).toEqual(
    truth,
  );
});

/** A ring of `n` positions around the middle of the map, `reach(i)` degrees away from it. */
function around(n: number, reach: (i: number) => number): Ring {
  const corners = Array.from({ length: n - 1 }, (_, i): LonLat => {
    const angle = (2 * Math.PI * i) / (n - 1);
    return [35 + reach(i) * Math.cos(angle), 33 + reach(i) * Math.sin(angle)];
  });
  return [...corners, ...corners.slice(0, 1)];
}

/** Slanting teeth: every side overlaps every other in longitude and in latitude. */
const COMB: Ring = [
  ...Array.from(
    { length: 1998 },
    (_, i): LonLat => (i % 2 ? [36, 34 + i / 1e5] : [35, 33 + i / 1e5]),
  ),
  [37, 33],
  [35, 33],
];
const HOLES = Array.from({ length: 374 }, (_, i): Ring => {
  const [lon, lat] = [34.7 + (i % 20) * 0.03, 32.7 + Math.floor(i / 20) * 0.03];
  return [
    [lon, lat],
    [lon, lat + 0.01],
    [lon + 0.01, lat],
    [lon, lat],
  ];
});
const noise = random(2);

test.each([
  ['round', [around(2000, () => 1)]],
  ['ragged', [around(2000, () => 0.5 + noise() / 2)]],
  ['a star', [around(1999, (i) => (i % 2 ? 1 : 0.01))]],
  ['a comb of slanting teeth', [COMB]],
  ['four rings one in another', [1, 0.9, 0.8, 0.7].map((r) => around(500, () => r))],
  ['374 holes', [around(504, () => 1), ...HOLES]],
])('[R10] 2,000 positions are judged within 50 ms: %s', (_, rings) => {
  const times = Array.from({ length: 9 }, () => {
    const begun = performance.now();
    flawOfRings(rings);
    return performance.now() - begun;
  });
  expect(Math.min(...times)).toBeLessThan(50); // the machine may be busy with other tests
});
