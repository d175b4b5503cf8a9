import { expect, test } from 'vitest';
import { type Box, meet } from '../../../picture/geo/box.ts';
import { BoxIndex } from '../../../picture/geo/box-index.ts';
import { random } from '../../support/seed.ts';

test('an index finds what a search of all boxes finds, after any changes, and the one before is as it was', () => {
  const draw = random(7);
  const some = (n: number) => Math.floor(draw() * n);
  const box = (): Box => {
    const [west, south] = [some(50), some(50)];
    return [west, south, west + some(6), south + some(6)];
  };
  const boxes = new Map<number, Box>();
  let index = BoxIndex.EMPTY;
  expect(index.search([0, 0, 60, 60])).toEqual([]);
  for (let round = 0; round < 200; round++) {
    const changed = new Map<number, Box | undefined>();
    for (let i = 0; i < some(12); i++) changed.set(some(300), draw() < 0.3 ? undefined : box());
    const before = index;
    const asked = box();
    const said = before.search(asked).sort();
    index = index.with(changed);
    expect(before.search(asked).sort()).toEqual(said);
    for (const [seq, own] of changed) {
      if (own === undefined) boxes.delete(seq);
      else boxes.set(seq, own);
    }
    const found = [...boxes].filter(([, own]) => meet(own, asked)).map(([seq]) => seq);
    expect(index.search(asked).sort()).toEqual(found.sort());
  }
  expect(boxes.size).toBeGreaterThan(100);
});
