import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairsOf, pairwise } from './support/pairwise.ts';
import './support/seed.ts';

const product = (sizes: readonly number[]): string[][] =>
  sizes.reduce<string[][]>(
    (rows, size) =>
      rows.flatMap((row) => [...Array(size).keys()].map((value) => [...row, `${value}`])),
    [[]],
  );
const itself = (row: readonly string[]) => row;
const allPairs = (rows: readonly (readonly string[])[]): Set<string> =>
  new Set(rows.flatMap((row) => pairsOf(row)));

test('every pair of values stands together in one of the few', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(sizes, (axes) => {
      const all = product(axes);
      const few = pairwise(all, itself);
      expect(allPairs(few)).toEqual(allPairs(all));
      expect(new Set(few).size).toBe(few.length);
    }),
    { numRuns: 60 },
  );
});

test('they are few: hardly more than the two longest axes have pairs', () => {
  const few = pairwise(product([6, 3, 2, 4]), itself);
  expect(few.length).toBeGreaterThanOrEqual(24);
  expect(few.length).toBeLessThanOrEqual(28);
});

test('the same are chosen each time, the earliest first', () => {
  expect(pairwise(product([2, 2, 2]), itself).map((row) => row.join(''))).toEqual([
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
  expect(pairwise(all, itself)).toEqual(all);
  expect(pairwise([], itself)).toEqual([]);
});
