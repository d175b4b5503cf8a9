import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Polygon } from '../../picture/geo/place.ts';
import { answered } from '../support/asking.ts';
import { proposed, reported } from '../support/examples.ts';
import { sized } from '../support/scale.ts';
import { asked } from '../support/server.ts';
import { sharedPath, sharedText } from '../support/shared.ts';

/** The files that are a geometry which a picture can hold: the right types, two numbers a place, no more. */
const HELD = [
  'valid_geometry',
  'valid_geometry_linestring',
  'valid_geometry_point',
  'valid_geometry_polygon',
].map((name) => `${name}.geojson`);

test('GeoJSON: what a picture can hold is taken, all else is refused with the field and why', () =>
  answered(async (asking) => {
    for (const kind of ['valid', 'invalid']) {
      const folder = `conformance/geojson/${kind}`;
      const files = readdirSync(sharedPath(folder));
      expect(files.length).toBeGreaterThan(10);
      for (const file of files) {
        const text = sharedText(`${folder}/${file}`);
        const geometry: { type?: unknown; coordinates?: unknown } = JSON.parse(text);
        const before = await asking.head();
        const answer = await asking.one(asked(reported({ geometry })));
        if (HELD.includes(file)) {
          expect([file, answer.status]).toEqual([file, 201]);
          continue;
        }
        expect(answer, file).toMatchObject({
          status: 400,
          error: {
            kind: 'invalid',
            field: expect.stringMatching(/^change\.event\.geometry/),
            why: expect.stringMatching(/\w/),
          },
        });
        if (/Feature|Collection|Multi/.test(String(geometry.type)))
          expect(answer.error?.why, file).toBe('a geometry is a Point, a LineString or a Polygon');
        expect((await asking.one(text)).status, `${file} as a command`).toBe(400);
        expect(await asking.head(), file).toEqual(before);
      }
    }
  }));

/** Whether two sides of the first ring meet where they should not: pair by pair, slow and plain. */
function meets({ coordinates: [ring = []] }: Polygon): boolean {
  const steps = ring.map(([lon, lat]) => [Math.round(lon * 1e7), Math.round(lat * 1e7)] as const);
  const corners = steps.filter(
    ([x, y], i) => i === 0 || x !== steps[i - 1]?.[0] || y !== steps[i - 1]?.[1],
  );
  type Corner = readonly [number, number];
  const turn = ([ax, ay]: Corner, [bx, by]: Corner, [px, py]: Corner) =>
    Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
  const apart = (i: 0 | 1, a: Corner, b: Corner, c: Corner, d: Corner) =>
    Math.max(a[i], b[i]) < Math.min(c[i], d[i]) || Math.max(c[i], d[i]) < Math.min(a[i], b[i]);
  const sides = corners.slice(1).map((b, i) => [corners[i] ?? b, b] as const);
  return sides.some(([a, b], i) =>
    sides.some(([c, d], j) => {
      const neighbours = j <= i + 1 || (i === 0 && j === sides.length - 1);
      if (neighbours || apart(0, a, b, c, d) || apart(1, a, b, c, d)) return false;
      return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;
    }),
  );
}

test('[R10] alert zones: exactly those that cross themselves are refused 422', () =>
  answered(async (asking) => {
    const { features }: { features: { geometry: Polygon }[] } = JSON.parse(
      sharedText('zones/alert_zones.geojson'),
    );
    const refused: number[] = [];
    const AT_ONCE = 100;
    for (let from = 0; from < features.length; from += AT_ONCE) {
      const lines = features
        .slice(from, from + AT_ONCE)
        .map(({ geometry }) => asked(proposed({ area: geometry })));
      for (const [i, { status, error }] of (await asking.many(lines)).entries()) {
        const ring = features[from + i]?.geometry.coordinates[0] ?? [];
        if (status === 422) {
          expect(error).toMatchObject({
            rule: 'R10',
            field: 'change.terms.area.coordinates.0',
            why: expect.stringMatching(/crosses or touches itself near 3\d\.\d+, 3\d\.\d+/),
          });
          refused.push(from + i);
        } else if (ring.length > 512) {
          expect({ status, error }).toMatchObject({
            status: 400,
            error: {
              field: 'change.terms.area.coordinates.0',
              why: 'a ring has more than 512 vertices',
            },
          });
        } else expect(status).toBe(201);
      }
    }
    expect(refused).toHaveLength(15);
    const crossing = features.flatMap(({ geometry }, i) => (meets(geometry) ? [i] : []));
    expect(refused).toEqual(crossing);
  }));

/** A sound polygon whose every side lies beside nearly every other: as hard to judge as one of its size can be. */
function combs(): string {
  const comb = (south: number, corners: number): string => {
    const zigzag = Array.from(
      { length: corners - 2 },
      (_, i) => `[${i % 2 ? 2 : 1},${(south + i / 1e3).toFixed(3)}]`,
    );
    return `[${zigzag.join()},[0.5,${south + 0.6}],${zigzag[0]}]`;
  };
  return `[[[0,0],[9,0],[9,9],[0,9],[0,0]],${comb(1, 511)},${comb(2, 511)},${comb(3, 511)},${comb(4, 461)}]`;
}

test('batches of the hardest polygons, from four people at once, are taken', () =>
  answered(async (asking) => {
    const body = (): string[] => {
      const one = () =>
        asked(proposed({ area: '@' })).replace(
          '"@"',
          `{"type":"Polygon","coordinates":${combs()}}`,
        );
      const fit = Math.floor(1_000_000 / one().length);
      return Array.from({ length: sized({ test: 1, soak: fit }) }, one);
    };
    for (const answers of await Promise.all([1, 2, 3, 4].map(() => asking.many(body())))) {
      expect(answers.length).toBeGreaterThanOrEqual(sized({ test: 1, soak: 20 }));
      expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    }
  }));
