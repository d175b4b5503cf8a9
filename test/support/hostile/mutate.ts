/** Mutations of what is valid: of text by its characters, and of JSON by its parts. */
import fc from 'fast-check';

/** What programs trip over: signs of syntax, names that every object has, ends of number ranges. */
export const AWKWARD: readonly string[] = [
  '',
  ' ',
  '\0',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\x7f',
  '\x85',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\\ud800',
  '\\u0000',
  '\\',
  '"',
  "'",
  '`',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  ';',
  '=',
  '&',
  '?',
  '#',
  '%',
  '%0',
  '%00',
  '%0d%0a',
  '%2e%2e%2f',
  '%2f',
  '%5c',
  '%c0%ae',
  '%ff',
  '%E0%80%80',
  '%zz',
  '*',
  '.',
  '..',
  '../',
  '..;/',
  '../../../../etc/passwd',
  '//',
  '//cell.example/',
  'http://',
  'file:///etc/passwd',
  '-0',
  '-1',
  '0x10',
  '1e400',
  '1e-400',
  '9007199254740993',
  '99999999999999999999',
  'NaN',
  'null',
  'undefined',
  'true',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'shared',
  'E-1',
  'us',
  'ff'.repeat(32),
  '2026-11-22T14:19:00.000Z',
  '+275760-09-13T00:00:00.001Z',
  '👩‍👩‍👧‍👦',
  'رتل',
  'é'.repeat(300),
  'x'.repeat(1000),
  '['.repeat(2001),
  '('.repeat(500),
];

const awkward = fc.constantFrom(...AWKWARD);
const junk = fc.oneof(
  { weight: 4, arbitrary: awkward },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);

const edit = fc.record({
  how: fc.constantFrom('put in', 'put over', 'cut out', 'double', 'cut off', 'swap', 'many times'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(24),
  junk,
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(text: string, { how, at, length, junk }: Edit): string {
  const from = Math.floor(at * text.length);
  const [before, part, after] = [
    text.slice(0, from),
    text.slice(from, from + length),
    text.slice(from + length),
  ];
  switch (how) {
    case 'put in':
      return before + junk + part + after;
    case 'put over':
      return before + junk + after;
    case 'cut out':
      return before + after;
    case 'double':
      return before + part + part + after;
    case 'cut off':
      return before;
    case 'swap':
      return after + part + before;
    case 'many times':
      return before + (part + junk).repeat(50) + after;
    default:
      return how satisfies never;
  }
}

/** Text with a few edits, the first of them of any kind at any place. */
export const mutated = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(text, fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([whole, edits]) => edits.reduce(edited, whole));

/** Whole, or damaged. */
export const perhapsMutated = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 2, arbitrary: text }, { weight: 1, arbitrary: mutated(text) });

/** JSON text of any value, also of what JSON.stringify never writes. */
const oddValue = fc.oneof(
  fc.constantFrom(
    'null',
    'true',
    '{}',
    '[]',
    '""',
    '-0',
    '1e400',
    '-1e400',
    '1e-400',
    '0.1e1',
    '01',
    '9007199254740993',
    '"\\ud800"',
    '"\\u0000"',
    '"__proto__"',
    '{"__proto__":{"x":1}}',
    '{"a":1,"a":2}',
    '[[[[[[[[]]]]]]]]',
    `${'['.repeat(200)}${']'.repeat(200)}`,
    `"${'x'.repeat(5000)}"`,
    `[${'0,'.repeat(3000)}0]`,
    '/**/1',
    "'x'",
    '',
  ),
  awkward.map((text) => JSON.stringify(text)),
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
);

/** Where each value of a JSON text begins and ends, objects and arrays included. */
function valuesOf(value: unknown, found: unknown[] = []): unknown[] {
  found.push(value);
  if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) valuesOf(one, found);
  return found;
}

const MARK = '\u0001'; // no valid text holds it

/** The text of `value` with its `nth` part replaced by `odd`, which need not be JSON. */
function withPart(value: unknown, nth: number, odd: string): string {
  let left = nth % valuesOf(value).length;
  const visit = (one: unknown): unknown => {
    if (left-- === 0) return MARK;
    if (Array.isArray(one)) return one.map(visit);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, part]) => [key, visit(part)]));
  };
  return JSON.stringify(visit(value)).replace(JSON.stringify(MARK), () => odd);
}

/** The text of a value in which some parts are others, or keys are doubled, gone or too many. */
export const oddJson = (value: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.oneof(
    fc.tuple(value, fc.nat(60), oddValue).map(([whole, nth, odd]) => withPart(whole, nth, odd)),
    fc
      .tuple(value, awkward, oddValue)
      .map(([whole, key, odd]) =>
        JSON.stringify(whole).replace('{', () => `{${JSON.stringify(key)}:${odd || '0'},`),
      ),
    mutated(value.map((whole) => JSON.stringify(whole))),
    value.map((whole) => JSON.stringify(whole)),
    oddValue,
  );
