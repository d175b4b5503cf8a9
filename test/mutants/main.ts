/**
 * Plants faults, one at a time, in a copy of the project, and runs for each the one part of `npm test` that
 * must find it. `npm run mutants` prints a line a mutant and ends with `N passed, N failed`, where passed
 * means found; `npm run mutants -- 3 17` plants those alone.
 */
import { MUTANTS } from './list.ts';
import { commandOf, type Part } from './part.ts';
import { Copy } from './plant.ts';

const wanted = process.argv.slice(2).map(Number);
const chosen = MUTANTS.map((mutant, i) => ({ mutant, number: i + 1 })).filter(
  ({ number }) => wanted.length === 0 || wanted.includes(number),
);
const copy = new Copy();
/** True if all of a part passes in the copy. */
const passes = (part: Part): boolean =>
  commandOf(part).every((command) => copy.run(command).status === 0);
let failed = 0;
try {
  const parts = [...new Set(chosen.map(({ mutant }) => mutant.part))];
  const red = parts.filter((part) => !passes(part));
  for (const part of red) console.log(`${part} fails without any mutant`);
  failed += red.length;
  for (const { mutant, number } of chosen) {
    const passed = copy.planted(mutant, () => passes(mutant.part));
    const outcome = passed === undefined ? 'not planted' : passed ? 'not found' : 'found';
    if (outcome !== 'found') failed++;
    console.log(`${number} ${outcome}: ${mutant.what} (${mutant.part})`);
  }
} finally {
  copy.remove();
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
