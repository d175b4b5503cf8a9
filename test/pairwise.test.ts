import fc from 'fast-check';
import { expect, test } from 'vitest';
import { covering, pairsOf } from './support/pairwise.ts';
import './support/seed.ts';

const product = (sizes: readonly number[]): string[][] =>
  sizes.reduce<string[][]>(
    (rows, size) =>
      rows.flatMap((row) => [...Array(size).keys()].map((value) => [...row, `${value}`])),
    [[]],
  );
const pairwise = (rows: readonly string[][]) => covering(rows, pairsOf);
const allPairs = (rows: readonly (readonly string[])[]): Set<string> =>
  new Set(rows.flatMap((row) => pairsOf(row)));

test('every pair of values stands together in one of the few', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(sizes, (axes) => {
      const all = product(axes);
      const few = pairwise(all);
      expect(allPairs(few)).toEqual(allPairs(all));
      expect(new Set(few).size).toBe(few.length);
    }),
    { numRuns: 60 },
  );
});

test('they are few: hardly more than the two longest axes have pairs', () => {
  const few = pairwise(product([6, 3, 2, 4]));
  expect(few.length).toBeGreaterThanOrEqual(24);
  expect(few.length).toBeLessThanOrEqual(28);
});

test('the same are chosen each time, the earliest first', () => {
  expect(pairwise(product([2, 2, 2])).map((row) => row.join(''))).toEqual([
    '000',
    '011',
    '101',
    '110',
  ]);
});

test('pairs that stand together nowhere are not asked for', () => {
  const all = [
    ['a', 'x'],
    ['b', 'y'],
    ['b', 'z'],
  ];
  expect(pairwise(all)).toEqual(all);
  expect(pairwise([])).toEqual([]);
});

test('where only some pairs are asked for, they are no more than those and the longest axis need', () => {
  const few = covering(product([13, 3, 2, 3]), ([state = '', ...seen]) => [
    state,
    ...pairsOf(seen),
  ]);
  expect(new Set(few.map(([state]) => state)).size).toBe(13);
  expect(new Set(few.flatMap(([, ...seen]) => pairsOf(seen))).size).toBe(6 + 9 + 6);
  expect(few).toHaveLength(13);
});
