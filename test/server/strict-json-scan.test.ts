import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStrictJson } from '../../server/lib/strict-json.ts';
import { plainScan } from '../support/plain-scan.ts';
import { sized } from '../support/scale.ts';
import { seed } from '../support/seed.ts';

const space = fc.constantFrom('', '', '', '', ' ', '\n', '\t\r ');
const piece = fc.constantFrom(
  'a',
  'b',
  'name',
  '',
  '\\u0061',
  '\\ud83d\\ude80',
  '\\ud800',
  '\\udc00',
);
const other = fc.constantFrom(
  '\\"',
  '\\\\',
  '\\\\u',
  '\\\\ud',
  'رتل',
  'טור',
  '🚀',
  ':',
  ',',
  '[{',
  '}]',
  '1e9',
);
const said = fc
  .oneof(
    { arbitrary: piece, weight: 8 },
    {
      arbitrary: fc.array(fc.oneof(piece, other), { maxLength: 4 }).map((all) => all.join('')),
      weight: 4,
    },
    {
      arbitrary: fc.constantFrom('__proto__', '\\u005f_proto__', 'constructor', 'toJSON'),
      weight: 1,
    },
  )
  .map((text) => `"${text}"`);
const names = fc.oneof(
  { arbitrary: said, weight: 3 },
  { arbitrary: fc.nat(40).map((n) => `"${n}"`), weight: 2 },
);
const number = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('-0', '1e400', '-1E+400', '1e308', '0.5e-700', '9'.repeat(400), '1.0', '12.50'),
);
const joined = (parts: readonly string[], [open, close]: readonly [string, string]) =>
  `${open}${parts.join(',')}${close}`;

/** Text of JSON, spaced and escaped in any way, with the faults that are looked for. */
const { text } = fc.letrec<{ text: string; value: string; list: string; object: string }>(
  (tie) => ({
    text: fc
      .tuple(tie('value'), fc.nat(12), fc.nat(9))
      .map(([value, depth, one]) =>
        one > 0 ? value : `${'['.repeat(depth)}${value}${']'.repeat(depth)}`,
      ),
    value: fc
      .tuple(
        space,
        fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          { arbitrary: said, weight: 2 },
          { arbitrary: number, weight: 2 },
          { arbitrary: fc.constantFrom('true', 'false', 'null', '{}', '[]'), weight: 1 },
          { arbitrary: tie('list'), weight: 2 },
          { arbitrary: tie('object'), weight: 4 },
        ),
        space,
      )
      .map((parts) => parts.join('')),
    list: fc.array(tie('value'), { maxLength: 4 }).map((parts) => joined(parts, ['[', ']'])),
    object: fc
      .array(
        fc
          .tuple(space, names, space, tie('value'))
          .map(([a, name, b, value]) => `${a}${name}${b}:${value}`),
        {
          maxLength: 12,
        },
      )
      .map((parts) => joined(parts, ['{', '}'])),
  }),
);

/** As programs write it, or as it came. */
const written = fc
  .tuple(text, fc.boolean())
  .map(([text, plain]) => (plain ? JSON.stringify(JSON.parse(text)) : text));

const RUNS = sized({ test: 3000, soak: 60_000 });

test(`[W9] the scan finds what the plain one finds, and nothing else, in ${RUNS} texts`, () => {
  let faults = 0;
  fc.assert(
    fc.property(written, (text) => {
      const bytes = new TextEncoder().encode(text);
      fc.pre(bytes.length <= 64 * 1024);
      const plain = plainScan(text);
      if (plain !== undefined) faults++;
      const found = parseStrictJson(bytes);
      if (plain === undefined) expect(found).toEqual({ ok: true, value: JSON.parse(text) });
      else expect(found).toEqual({ ok: false, status: 400, ...plain });
    }),
    { numRuns: RUNS },
  );
  console.info(`seed ${seed}: ${faults} of ${RUNS} texts were refused`);
  expect(faults / RUNS).toBeGreaterThan(0.1);
  expect(faults / RUNS).toBeLessThan(0.9);
});
