import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Polygon } from '../../picture/geo/place.ts';
import { type Answer, type Asking, answered } from '../support/asking.ts';
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

/** A proposal by an author who has seen all that is there. */
const seeing = (seen: unknown, over: object): string =>
  asked({ ...proposed(over), agrees: true }, { seen });

/** The answers to proposals of these areas, a hundred at once; what one had not seen is asked again. */
async function proposing(asking: Asking, areas: readonly Polygon[]): Promise<Answer[]> {
  const AT_ONCE = 100;
  const answers: Answer[] = [];
  const left = areas.map((area, i) => ({ area, i }));
  while (left.length > 0) {
    const some = left.splice(0, AT_ONCE);
    const { seq, hash } = await asking.head();
    const said = await asking.many(some.map(({ area }) => seeing({ seq, hash }, { area })));
    for (const [nth, one] of some.entries()) {
      const answer = said[nth];
      if (answer?.status === 409) left.push(one);
      else if (answer) answers[one.i] = answer;
    }
  }
  return answers;
}

test('[R10] of 1,249 alert zones 1,233 are taken, and each of the other 16 is told why it is not', () =>
  answered(async (asking) => {
    const { features }: { features: { geometry: Polygon }[] } = JSON.parse(
      sharedText('zones/alert_zones.geojson'),
    );
    const areas = features.map(({ geometry }) => geometry);
    const answers = await proposing(asking, areas);
    const withStatus = (wanted: number) =>
      answers.flatMap(({ status, error }, i) => (status === wanted ? [{ i, error }] : []));
    expect(answers).toHaveLength(1249);
    expect(withStatus(201)).toHaveLength(1233);
    const refused = withStatus(422);
    for (const { error } of refused) {
      expect(error).toMatchObject({
        rule: 'R10',
        field: 'change.terms.area.coordinates.0',
        why: expect.stringMatching(/crosses or touches itself near 3\d\.\d+, 3\d\.\d+/),
      });
    }
    expect(refused).toHaveLength(15);
    expect(refused.map(({ i }) => i)).toEqual(areas.flatMap((area, i) => (meets(area) ? [i] : [])));
    const [long, ...others] = withStatus(400);
    expect(others).toEqual([]);
    expect(areas[long?.i ?? 0]?.coordinates[0]?.length).toBeGreaterThan(512);
    expect(long?.error).toMatchObject({
      field: 'change.terms.area.coordinates.0',
      why: 'a ring has more than 512 vertices',
    });
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
    const { seq, hash } = await asking.head();
    const body = (): string[] => {
      const one = () =>
        seeing({ seq, hash }, { kind: 'hazard', area: '@' }).replace(
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
