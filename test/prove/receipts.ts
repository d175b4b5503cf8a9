/**
 * `npm run prove:receipts`: from every state that three desks can reach with something that they must know, by
 * every act of everybody: nobody moves the step of another desk or acknowledges who may not, and each step is
 * late, and rings, exactly when it should. Then it plants faults in the rules, one at a time, and must find
 * each. Prints what was explored, a line a fault, and `N passed, N failed` at the end.
 * `--small` explores small worlds, and plants nothing.
 */
import { Copy } from '../mutants/plant.ts';
import { explore } from './receipts/explore.ts';
import { FAULTS } from './receipts/faults.ts';
import type { World } from './receipts/world.ts';
import { SMALL, WORLDS } from './receipts/worlds.ts';

const small = process.argv.includes('--small');
const whole = (n: number): string => n.toLocaleString('en');

/** True if the promise holds in this world. */
function holds(world: World): boolean {
  const began = performance.now();
  const { states, taken, refused, late, fault } = explore(world);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const acts = `${whole(taken)} acts taken, ${whole(refused)} refused`;
  console.log(`${world.name}: ${whole(states)} states, ${acts}, ${whole(late)} late, ${seconds} s`);
  if (fault === undefined) return true;
  console.log([`BROKEN: ${fault.why}`, ...fault.trace.map((one) => `  ${one}`)].join('\n'));
  return false;
}

/** Plants each fault; returns how many were not found. */
function planted(): number {
  const copy = new Copy();
  let missed = 0;
  try {
    for (const fault of FAULTS) {
      const command = ['node', '--disable-warning=ExperimentalWarning', 'test/prove/receipts.ts'];
      const ran = copy.planted(fault, () => copy.run([...command, '--small']));
      const broken = /BROKEN: (.*)/.exec(ran?.stdout ?? '')?.[1];
      if (broken === undefined) missed++;
      const outcome = ran === undefined ? 'not planted' : broken ? 'found' : 'not found';
      console.log(`${outcome}: ${fault.what}${broken === undefined ? '' : ` (${broken})`}`);
    }
  } finally {
    copy.remove();
  }
  return missed;
}

const worlds = small ? SMALL : WORLDS;
let failed = 0;
for (const world of worlds) {
  if (!holds(world)) failed++;
  if (small && failed > 0) break;
}
const faults = small || failed > 0 ? 0 : FAULTS.length;
if (faults > 0) failed += planted();
console.log(`${worlds.length + faults - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
