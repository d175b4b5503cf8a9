/**
 * `npm run prove:consent`: from every state that three desks can reach with up to three versions of a zone,
 * by every sequence of acts of all desks but one, what that one agreed to stands unchanged until it agrees
 * to something else, its window ends or somebody denounces. Then it plants faults in the rules, one at a
 * time, and must find each. Prints what was explored, a line a fault, and `N passed, N failed` at the end.
 * `-- --depth 4` counts sequences of that depth; `--small` explores a small world, and plants nothing.
 */
import { Copy } from '../mutants/plant.ts';
import { type Explored, explore, sequences } from './consent/explore.ts';
import { FAULTS } from './consent/faults.ts';
import { walk } from './consent/walks.ts';
import { SMALL, WORLDS, type World } from './consent/worlds.ts';

const WALKS = 200;

const given = process.argv.slice(2);
const small = given.includes('--small');
const depthAt = given.indexOf('--depth');
const depth = depthAt < 0 ? 6 : Number(given[depthAt + 1]);
if (!Number.isSafeInteger(depth) || depth < 1) throw new Error('--depth is a whole number from 1');

const whole = (n: number): string => n.toLocaleString('en');

function told({ numbers, taken, refused, held, fault }: Explored, seconds: number): string {
  const explored = `${whole(numbers.size)} states, ${whole(taken)} acts taken, ${whole(refused)} refused`;
  const time = `${seconds.toFixed(1)} s`;
  if (fault !== undefined) {
    return [
      `${explored}, ${time}`,
      `BROKEN: ${fault.why}`,
      ...fault.trace.map((one) => `  ${one}`),
    ].join('\n');
  }
  return `${explored}, ${whole(held)} times a desk left out was held to something, ${time}`;
}

/** True if the promise holds in this world. */
function holds(world: World): boolean {
  const began = performance.now();
  const explored = explore(world);
  console.log(`${world.name}: ${told(explored, (performance.now() - began) / 1000)}`);
  if (explored.fault !== undefined) return false;
  const many = sequences(explored, depth).toExponential(1);
  console.log(`  sequences of ${depth} acts of all desks but one: ${many}`);
  const compared = walk(explored, world, small ? WALKS / 10 : WALKS);
  console.log(`  states come to in other ways that do the same: ${whole(compared)}`);
  return true;
}

/** Plants each fault; returns how many were not found. */
function planted(): number {
  const copy = new Copy();
  let missed = 0;
  try {
    for (const fault of FAULTS) {
      const command = ['node', '--disable-warning=ExperimentalWarning', 'test/prove/consent.ts'];
      const ran = copy.planted(fault, () => copy.run([...command, '--small']));
      const broken = /BROKEN: .*/.exec(ran?.stdout ?? '')?.[0];
      if (broken === undefined) missed++;
      const outcome =
        ran === undefined ? 'not planted' : broken === undefined ? 'not found' : 'found';
      console.log(
        `${outcome}: ${fault.what}${broken === undefined ? '' : ` (${broken.slice(8)})`}`,
      );
    }
  } finally {
    copy.remove();
  }
  return missed;
}

const worlds = small ? [SMALL] : WORLDS;
let failed = 0;
for (const world of worlds) if (!holds(world)) failed++;
const faults = small || failed > 0 ? 0 : FAULTS.length;
if (faults > 0) failed += planted();
console.log(`${worlds.length + faults - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
