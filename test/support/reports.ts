/** How many tests passed and failed, as the tools report it in a file. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ROOT, type Timed, timed } from './timed.ts';

const Units = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({
          title: z.string(),
          meta: z.object({ figures: z.array(z.string()).default([]) }),
        }),
      ),
    }),
  ),
});
const Journeys = z.object({ stats: z.object({ expected: z.int(), unexpected: z.int() }) });

export interface Counted {
  readonly passed: number;
  readonly failed: number;
  /** What the tests measured. */
  readonly figures: readonly string[];
}

export type Ran = Timed & Counted;

interface Run {
  /** Of the report, below artefacts/. */
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly shown: boolean;
}

/** Vitest in the project `node`; `args` may name files. */
export function units({ name, args, ...how }: Run): Promise<Ran> {
  const report = reportAt(name);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const tool = ['vitest', 'run', '--project', 'node', ...reporters, ...args];
  return counting(report, timed(tool, how), (json) => {
    const { numPassedTests: passed, numFailedTests: failed, testResults } = Units.parse(json);
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    const figures = tests.flatMap(({ title, meta }) =>
      meta.figures.map((figure) => `${figure} (${title})`),
    );
    return { passed, failed, figures };
  });
}

/** Playwright with the configuration that `args` name. */
export function journeys({ name, args, env = {}, ...how }: Run): Promise<Ran> {
  const report = reportAt(name);
  const tool = ['playwright', 'test', '--reporter=list,json', ...args];
  const told = { ...how, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } };
  return counting(report, timed(tool, told), (json) => {
    const { expected: passed, unexpected: failed } = Journeys.parse(json).stats;
    return { passed, failed, figures: [] };
  });
}

function reportAt(name: string): string {
  const report = join(ROOT, 'artefacts', `${name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  return report;
}

/** A report that is missing counts as a failure, and so does a tool that failed without saying where. */
export async function counting(
  report: string,
  running: Promise<Timed>,
  read: (json: unknown) => Counted,
): Promise<Ran> {
  const ran = await running;
  if (!existsSync(report)) return { ...ran, passed: 0, failed: 1, figures: [] };
  const counted = read(JSON.parse(readFileSync(report, 'utf8')));
  const failed = ran.status !== 0 && counted.failed === 0 ? 1 : counted.failed;
  return { ...ran, ...counted, failed };
}
