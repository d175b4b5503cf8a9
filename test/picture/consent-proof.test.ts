/** The proof of consent in a small world; `npm run prove:consent` goes through the large ones and plants faults. */
import { expect, test } from 'vitest';
import { explore, sequences } from '../prove/consent/explore.ts';
import { walk } from '../prove/consent/walks.ts';
import { SMALL } from '../prove/consent/worlds.ts';

test('[R48] [R49] from every state, whatever all others do, what a desk agreed to stands as promised', () => {
  const explored = explore(SMALL);
  expect(explored.fault).toBeUndefined();
  expect(explored.numbers.size).toBeGreaterThan(2000);
  expect(explored.taken).toBeGreaterThan(15_000);
  expect(explored.refused).toBeGreaterThan(100_000);
  expect(explored.held).toBeGreaterThan(10_000);
  expect(sequences(explored, 4)).toBeGreaterThan(1_000_000);
  expect(walk(explored, SMALL, 5)).toBeGreaterThan(20);
});
