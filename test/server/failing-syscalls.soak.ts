import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Child, startMain } from '../support/child.ts';
import { figure } from '../support/figure.ts';
import { sized } from '../support/scale.ts';
import { random, seed } from '../support/seed.ts';
import { scratch, stubPage } from '../support/server.ts';
import { attached } from '../support/strace.ts';
import { entriesOf, expectKept, readiness, Writers } from '../support/writers.ts';

/** Starts in which a call failed; where none did, nothing was tried. */
const FAILURES = sized({ test: 0, soak: 200 });
const CALLS = ['fsync,fdatasync', 'pwrite64', 'pwrite64,fsync,fdatasync,ftruncate'];
const FAULTS = ['EIO', 'ENOSPC'];

/** One call of the server's, the `nth` of its kind from now, or every one from there on. */
const injected = (next: () => number): { options: string[]; told: string } => {
  const one = <T>(of: readonly T[]): T | undefined => of[Math.floor(next() * of.length)];
  const call = one(CALLS);
  const which = `${1 + Math.floor(next() * 30)}${next() < 0.5 ? '+' : ''}`;
  const told = `${call}:error=${one(FAULTS)}:when=${which}`;
  return { options: ['-e', `trace=${call}`, '-e', `inject=${told}`], told };
};

/** Settles when so many have been answered, or the server takes nothing more. */
async function untilStill(child: Child, writers: Writers, count: number): Promise<void> {
  const stands = writers.refused();
  await Promise.race([writers.answered(count), stands, child.ended]);
}

test('[L8] [L9] calls to the disk fail while four write: all that was acknowledged is there after a start', async () => {
  const next = random(9);
  const [dir, page] = [scratch(), stubPage()];
  const writers = new Writers();
  let [stopped, ended, failed, starts] = [0, 0, 0, 0];
  const trace = join(scratch(), 'trace');
  for (; failed < FAILURES; starts++) {
    const { options, told } = injected(next);
    const where = `start ${starts}, ${told}, seed ${seed}`;
    const child = await startMain(dir, page);
    expect(await readiness(child), where).toBe('ready');
    const before = await entriesOf(child);
    expectKept(writers.taken, before);
    const tracer = await attached(child.process, [...options, '-o', trace]);
    const still = untilStill(child, writers, 60);
    writers.serve(child);
    await still;
    writers.unserve();
    if (child.process.exitCode !== null) ended++;
    else if ((await readiness(child)) !== 'ready') stopped++;
    child.process.kill('SIGKILL');
    await Promise.all([child.ended, tracer.ended]);
    if (readFileSync(trace, 'utf8').includes('(INJECTED)')) failed++;
  }
  const child = await startMain(dir, page);
  expect(await readiness(child)).toBe('ready');
  expectKept(writers.taken, await entriesOf(child));
  writers.serve(child);
  await writers.stop();
  const all = await entriesOf(child);
  expectKept(writers.taken, all);
  expect(all.size).toBe(writers.taken.length + 1);
  expect(stopped + ended).toBeGreaterThan(FAILURES / 10);
  figure(
    `calls failed in ${failed} of ${starts} starts: ${stopped} times the log was closed for writing, ${ended} times the ` +
      `server ended; ${writers.taken.length} acknowledged, ${all.size} entries`,
  );
});
