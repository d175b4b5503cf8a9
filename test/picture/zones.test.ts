import type { FeatureCollection, Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { flaw } from '../../picture/geo/flaw.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { flawOfRings } from '../../picture/geo/rings.ts';
import { HARD_RINGS } from '../support/hard-rings.ts';
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

test.each(HARD_RINGS)(
  '[R10] 2,000 positions are each read once, then judged as integers: %s',
  (name, rings) => {
    let read = 0;
    const counted = rings.map((ring) =>
      ring.map((place): LonLat => {
        return new Proxy<LonLat>(place, {
          get(of, key) {
            if (key === Symbol.iterator) read++;
            return Reflect.get(of, key);
          },
        });
      }),
    );
    const flaw = flawOfRings(counted);
    expect(read).toBe(rings.flat().length);
    expect(flaw?.why).toBe(
      name === 'four rings one in another' ? 'the hole lies inside another hole' : undefined,
    );
  },
);
