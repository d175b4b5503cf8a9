import fc from 'fast-check';
import { expect, test } from 'vitest';
import { all, at, NOTHING, put, type Table } from '../../picture/table.ts';
import '../support/seed.ts';

interface Thing {
  readonly seq: number;
  readonly text: string;
}
const thing = fc.record({ seq: fc.integer({ min: 1, max: 2000 }), text: fc.string() });
const batches = fc.array(fc.array(thing, { maxLength: 20 }), { maxLength: 20 });

test('[R14] however items are put, they stand once each, in order of seq, the newest version', () => {
  fc.assert(
    fc.property(batches, (things) => {
      const table = things.reduce<Table<Thing>>(put, NOTHING);
      const truth = new Map(things.flat().map((one) => [one.seq, one]));
      expect([...all(table)]).toEqual([...truth.values()].sort((a, b) => a.seq - b.seq));
      expect(table.size).toBe(truth.size);
      for (const one of truth.values()) expect(at(table, one.seq)).toBe(one);
      expect(put(NOTHING, [...truth.values()])).toEqual(table);
    }),
  );
});

test('[R3] putting leaves the table that was there alone, and shares what did not change', () => {
  const two = put<Thing>(NOTHING, [
    { seq: 3, text: 'a' },
    { seq: 700, text: 'b' },
  ]);
  const three = put<Thing>(two, [{ seq: 701, text: 'c' }]);
  expect([...all(two)].map(({ text }) => text)).toEqual(['a', 'b']);
  expect(at(three, 701)?.text).toBe('c');
  expect(three.pages[0]).toBe(two.pages[0]);
  expect(at(three, 5000)).toBeUndefined();
});
