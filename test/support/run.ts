/**
 * `npm test`: types, lint and build beside the units, then the journeys. Prints what each part took,
 * and `N passed, N failed` alone on the last line.
 */
import { chromium } from './chromium.ts';
import { journeys, type Ran, units } from './reports.ts';
import { seconds, timed } from './timed.ts';

type Part = readonly [name: string, ran: Ran];

/** A script of package.json: one failure, and all that it printed, if it has failed. */
async function script(name: string): Promise<Part> {
  const ran = await timed(['npm', 'run', '-s', name], { shown: false });
  console.log(ran.status === 0 ? `${name}: good` : `${name}: FAILED\n${ran.output}`);
  return [name, { ...ran, passed: 0, failed: ran.status === 0 ? 0 : 1, figures: [] }];
}

async function scripts(...names: readonly string[]): Promise<Part[]> {
  const parts: Part[] = [];
  for (const name of names) parts.push(await script(name));
  return parts;
}

chromium(); // one that is missing is installed, or told, before anything is tried
const together = Promise.all([
  scripts('types', 'lint', 'build'),
  units({ name: 'unit', args: [], shown: true }),
]);
const [scripted, ofUnits] = await together;
const config = ['-c', 'test/journeys/playwright.config.ts'];
const ofJourneys = await journeys({ name: 'journeys', args: config, shown: true });

const parts: readonly Part[] = [...scripted, ['units', ofUnits], ['journeys', ofJourneys]];
const sum = (of: (ran: Ran) => number): number => parts.reduce((all, [, ran]) => all + of(ran), 0);
console.log('\npart          CPU s   wall s');
for (const [name, { cpu, wall }] of parts)
  console.log(`${name.padEnd(10)} ${seconds(cpu)} ${seconds(wall)}`);
console.log(
  `${'all'.padEnd(10)} ${seconds(sum(({ cpu }) => cpu ?? Number.NaN))} ${seconds(process.uptime())}\n`,
);
const failed = sum((ran) => ran.failed);
console.log(`${sum((ran) => ran.passed)} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
