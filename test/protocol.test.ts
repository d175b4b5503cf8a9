import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Change } from '../picture/entry.ts';
import { PROTOCOL } from '../picture/wire.ts';
import { described, type Json, type Order } from './golden/canonical.ts';
import { VERSIONS } from './golden/versions.ts';
import { differences, hashOf, words } from './golden/words.ts';

/**
 * The hash of all that goes into a log or over the wire, by PROTOCOL: a line for each number that there ever
 * was. A line is never changed and never removed. How to add one, the test below says when it fails.
 */
const WORDS: Readonly<Record<number, string>> = {
  1: '10570a7ce8644e80a41deae8157e2a7d2dce1767a46574c0c6e4eb0398f031af',
  2: '3e7a9e207680c02e3d37a0da1d1f52dbcebe46ddc5a3cb4f81b63981d26f02cd',
  3: '6f5927712daf9e36591797d0748dd0a0c6a2afded5e20eb88f5aff76a6f3e88f',
  4: '7e314c13ddc94e679c20f16764afc877792fd9c48cee03f6f8ecc2fe8ec198a4',
  5: '3ef30209669e1effa0c1b20a61ad2c178de83e7a1dc7a955fa689402cf6502cf',
  6: 'ea2c8e692294bd21ba8a78492310dd6a5ea3748005def8b6f39f659df71e85ff',
  7: '97c2c5975680837110a8bc0de8de72a4802e9b7166ac018047bab285fac89ba4',
  8: '5a515c52ab9edae8aa54ddf1bb38dcc8b5cf740037db745489b0bb21d5472c10',
};

/** What to do about words that are not those of their PROTOCOL, and where they differ. */
function advice(now: Json): string {
  const golden = VERSIONS.findLast(({ expected }) => expected.protocol === PROTOCOL);
  const where = golden === undefined ? [] : differences(golden.words, now);
  const known = PROTOCOL in WORDS;
  return `The words of the log or of the wire are not those of PROTOCOL ${PROTOCOL}.
${where.map((path) => `  differs: ${path}\n`).join('')}\
Names in a log are for ever: if this is not meant, take it back. If it is meant:
  1. ${known ? `raise PROTOCOL in picture/wire.ts to ${PROTOCOL + 1}` : 'PROTOCOL is raised already'}; \
raise CHECKPOINT in picture/checkpoint.ts too if items have another shape
  2. add to WORDS in test/protocol.test.ts:  ${known ? PROTOCOL + 1 : PROTOCOL}: '${hashOf(now)}',
  3. play the new words in test/golden/story/, and make a golden version before they are released:
     npm run golden -- v${VERSIONS.length + 1}`;
}

test('what goes into a log and over the wire is what its PROTOCOL says', () => {
  const now = words();
  const hash = hashOf(now);
  expect(hash, hash === WORDS[PROTOCOL] ? '' : advice(now)).toBe(WORDS[PROTOCOL]);
});

test('every PROTOCOL up to this one has its own words', () => {
  const numbers = Object.keys(WORDS).map(Number);
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  expect(numbers.at(-1)).toBe(PROTOCOL);
  expect(new Set(Object.values(WORDS)).size).toBe(numbers.length);
});

test.each(VERSIONS)('the words kept with $name are those of its PROTOCOL', (version) => {
  expect(hashOf(version.words)).toBe(WORDS[version.expected.protocol]);
});

const same = (one: z.ZodType, other: z.ZodType, order: Order = 'kept') =>
  expect(described(other, order)).toEqual(described(one, order));
const A = z.strictObject({ type: z.literal('a'), n: z.number().min(1).max(3) });
const B = z.strictObject({ type: z.literal('b'), text: z.string().optional() });
const C = z.strictObject({ type: z.literal('c') });

describe('a description is the same for schemas that let the same in', () => {
  test('whatever the order of a union, and however it is put together', () => {
    const whole = z.discriminatedUnion('type', [A, B, C]);
    same(whole, z.discriminatedUnion('type', [C, A, B]));
    same(whole, z.union([A, B, C]));
    same(whole, z.union([z.union([C, B]), A, B]));
    same(Change, z.union([...Change.options].reverse()));
  });
  test('of literals and closed lists', () => {
    const list = z.enum(['x', 'y', 'z']);
    same(list, z.enum(['z', 'y', 'x']));
    same(list, z.literal(['y', 'x', 'z']));
    same(list, z.union([z.enum(['x', 'y']), z.literal('z')]));
    same(z.enum(['x']).nullable(), z.literal([null, 'x']));
  });
  test('of objects and checks', () => {
    same(A, z.strictObject({ type: z.literal('a') }).extend({ n: z.number().max(3).min(1) }));
    same(z.string().min(1).regex(/a/), z.string().regex(/a/).min(1));
    same(z.string().regex(/a/).regex(/b/), z.string().regex(/b/).regex(/a/));
  });
  test('whatever is said of faults, and whatever it is called', () => {
    same(A, A.describe('an A').meta({ title: 'A' }));
    same(z.string().regex(/a/), z.string().regex(/a/, 'no a').brand<'A'>());
    same(z.union([A, B]), z.union([A, B], { error: 'neither' }));
  });
  test('of references to items, whichever letters they name', () => {
    const [e, z_] = [z.string().regex(/^E-[1-9]\d{0,14}$/), z.string().regex(/^Z-[1-9]\d{0,14}$/)];
    const any = z.string().regex(/^[A-Z]-[1-9]\d{0,14}$/);
    same(z.union([e, z_]), any);
    same(e, any);
    expect(described(z.string().regex(/^E-\d+$/), 'kept')).not.toEqual(described(e, 'kept'));
  });
  test('in whatever order fields stand, but for a log: its lines are written in that order [C4]', () => {
    const turned = z.strictObject({ n: A.shape.n, type: A.shape.type });
    same(A, turned, 'free');
    expect(described(turned, 'kept')).not.toEqual(described(A, 'kept'));
  });
});

test.each<[string, z.ZodType, z.ZodType]>([
  ['another name', A, z.strictObject({ ...A.shape, type: z.literal('aa') })],
  ['another member', z.union([A, B]), z.union([A, B, C])],
  ['a member less', z.union([A, B]), A],
  ['another field', A, A.extend({ more: z.string().optional() })],
  ['a field less', A, A.omit({ n: true })],
  ['a field that may be left out', A, A.partial({ n: true })],
  ['other fields let in', A, z.object(A.shape)],
  ['another least', A, A.extend({ n: z.number().min(2).max(3) })],
  ['another most', A, A.extend({ n: z.number().min(1).max(4) })],
  ['whole numbers', A, A.extend({ n: z.int().min(1).max(3) })],
  ['another pattern', z.string().regex(/a/), z.string().regex(/b/)],
  ['another flag', z.string().regex(/a/), z.string().regex(/a/i)],
  ['another length', z.string().max(3), z.string().max(4)],
  ['a longer list', z.array(A).max(3), z.array(A).max(4)],
  ['another place in a tuple', z.tuple([A, B]), z.tuple([B, A])],
  ['another value', z.enum(['x', 'y']), z.enum(['x', 'y', 'z'])],
  ['null', z.string(), z.string().nullable()],
  ['a default', z.string(), z.string().default('x')],
  ['a number for a text', z.literal(1), z.literal('1')],
])('a description tells apart: %s', (_, one, other) => {
  expect(described(other, 'free')).not.toEqual(described(one, 'free'));
});

test('a schema that has no description is no schema of the wire', () => {
  expect(() => described(z.strictObject({ at: z.date() }), 'kept')).toThrow();
  expect(() => described(z.union([A, z.string().default('x')]), 'kept')).toThrow('default');
});

test('where two descriptions differ is named', () => {
  const of = (schema: z.ZodType) => described(schema, 'kept');
  const more = z.strictObject({ ...B.shape, a: A.partial({ n: true }) });
  expect(differences(of(z.union([A, B])), of(z.union([A, more])))).toEqual(['/b/a']);
  const other = z.strictObject({ ...B.shape, a: A.extend({ n: z.number().min(1).max(4) }) });
  expect(differences(of(more), of(other))).toEqual([
    '/a/a/n/"optional"',
    '/a/a/n/number/maximum',
    '/a/a/n/"needed"',
  ]);
  expect(differences(of(z.enum(['x', 'y'])), of(z.enum(['x', 'z'])))).toEqual([
    '/values/"y"',
    '/values/"z"',
  ]);
  expect(differences(of(A), of(A))).toEqual([]);
});
