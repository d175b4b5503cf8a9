/** One seed for everything random in the tests: SEED in the environment, or the usual one. */
import fc from 'fast-check';
import { sized } from './scale.ts';

const USUAL = 20261122;

export const seed = Number(process.env.SEED ?? USUAL);
if (!Number.isSafeInteger(seed)) throw new Error(`SEED is not a whole number: ${process.env.SEED}`);

/** Every property is tried as often as this, unless it says otherwise. */
fc.configureGlobal({ seed, numRuns: sized({ test: 100, soak: 2000 }) });

/** Numbers in [0, 1) that are the same in every run with this seed (mulberry32). */
export function random(salt = 0): () => number {
  let state = (seed + salt) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
