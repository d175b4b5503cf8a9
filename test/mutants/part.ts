/** Parts of `npm test`, how each is run, and the faults that each must find. */
import type { Plant } from './plant.ts';

/** A part of `npm test`: a file of units, or one journey after a build. */
export type Part = `unit ${string}` | `journey ${string}`;

export interface Mutant extends Plant {
  readonly part: Part;
}

/** The commands of a part, one after another; it passes if all end with 0. */
export function commandOf(part: Part): readonly (readonly string[])[] {
  const [suite, ...names] = part.split(' ');
  if (suite === 'unit') return [['vitest', 'run', '--project', 'node', ...names]];
  const config = ['-c', 'test/journeys/playwright.config.ts', '--reporter=line'];
  return [
    ['vite', 'build', '--logLevel', 'error'],
    ['playwright', 'test', ...config, ...names],
  ];
}
