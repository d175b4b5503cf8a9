/**
 * `npm run soak`: what is large by design, one part after another; `npm run soak -- kills worlds` only
 * these. Prints a line for each with what it measured, and `N passed, N failed` alone on the last line.
 */
import { seconds } from '../support/timed.ts';
import { PARTS } from './parts.ts';

const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const SEED = process.env.SEED ?? today; // another one every night
const named = process.argv.slice(2);
const unknown = named.filter((name) => PARTS.every((part) => part.name !== name));
if (unknown.length > 0) {
  console.error(
    `no part ${unknown.join(', ')}; there are: ${PARTS.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}

console.log(`again with: SEED=${SEED} npm run soak\n`);
console.log('part            CPU s   wall s  passed  failed');
let [passed, failed] = [0, 0];
for (const { name, run } of PARTS) {
  if (named.length > 0 && !named.includes(name)) continue;
  const ran = await run({ SOAK: '1', SEED });
  passed += ran.passed;
  failed += ran.failed;
  const counts = `${String(ran.passed).padStart(7)} ${String(ran.failed).padStart(7)}`;
  console.log(`${name.padEnd(12)} ${seconds(ran.cpu)} ${seconds(ran.wall)} ${counts}`);
  for (const figure of ran.figures) console.log(`   ${figure}`);
  if (ran.failed > 0) console.log(ran.output);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
