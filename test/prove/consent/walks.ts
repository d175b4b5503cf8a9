/** Random walks that hold the numbering of states to account: states of one number do the same. */
import { random } from '../../support/seed.ts';
import { type Explored, nextOf, type Step } from './explore.ts';
import { keyOf } from './key.ts';
import type { Letter } from './terms.ts';
import type { State } from './world.ts';
import type { World } from './worlds.ts';

const SWAP = { a: 'a', b: 'c', c: 'b', clock: 'clock' } as const satisfies Record<
  Letter | 'clock',
  Letter | 'clock'
>;

/** What comes after a state, by who did it and to which number, as one text. */
const textOf = (steps: readonly Pick<Step, 'by' | 'to'>[]): string =>
  steps
    .map(({ by, to }) => `${by} ${to}`)
    .sort()
    .join(', ');

/**
 * Walks `many` times up to ten acts at random from the beginning, each with its own past, and compares what
 * can follow with what was recorded for the state's number. Returns how many states were compared.
 */
export function walk(explored: Explored, { words, versions }: World, many: number): number {
  const next = random(7);
  let compared = 0;
  for (let i = 0; i < many; i++) {
    let state: State | undefined = explored.begun[Math.floor(next() * explored.begun.length)];
    for (let n = 0; n < 10 && state !== undefined; n++) {
      const { key, swapped } = keyOf(state);
      const number = explored.numbers.get(key);
      if (number === undefined) throw new Error(`a state was missed: ${key}`);
      const following = nextOf(state, words, versions);
      const reached = following.map(({ then, by }) => {
        const to = explored.numbers.get(keyOf(then).key) ?? -1;
        return { by: swapped ? SWAP[by] : by, to };
      });
      const due = textOf(mirrored(explored, number));
      if (textOf(reached) !== due) throw new Error(`states of one key differ: ${key}`);
      compared++;
      state = following[Math.floor(next() * following.length)]?.then;
    }
  }
  return compared;
}

/** The steps recorded for a number, as its key has the desks. */
function mirrored(
  { steps, mirrors }: Explored,
  number: number,
): readonly Pick<Step, 'by' | 'to'>[] {
  const swapped = mirrors[number] === true;
  return (steps[number] ?? []).map(({ by, to }) => ({ by: swapped ? SWAP[by] : by, to }));
}
