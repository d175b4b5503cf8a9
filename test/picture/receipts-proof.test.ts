/** The proof of receipts in small worlds; `npm run prove:receipts` goes through larger ones and plants faults. */
import { expect, test } from 'vitest';
import { explore } from '../prove/receipts/explore.ts';
import { SMALL } from '../prove/receipts/worlds.ts';

test.each(SMALL)(
  '[P21] [R60] [R61] [R63] [R65] each step is its desk’s own, and late when it should be: $name',
  (world) => {
    const { fault, states, taken, refused, late } = explore(world);
    expect(fault).toBeUndefined();
    expect(states).toBeGreaterThan(50);
    expect(taken).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(5000);
    expect(late).toBeGreaterThan(5);
  },
);
