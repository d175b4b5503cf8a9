/** Runs every test, units and then journeys, and prints `N passed, N failed` alone on the last line. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..');
const artefacts = join(root, 'artefacts');

/** Debian's Chromium where this may install it; otherwise says exactly what to run. */
function browser(): string {
  const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (existsSync(path)) return path;
  const may = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && !process.env.CHROMIUM;
  if (!may) {
    console.error(
      `No browser at ${path}. The journeys need Chromium. Run\n` +
        '  sudo apt-get update && sudo apt-get install -y chromium\n' +
        'or set CHROMIUM to the path of another one, and run the tests again.',
    );
    process.exit(1);
  }
  console.error(`No browser at ${path}: installing Debian's chromium`);
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit' });
  return path;
}

const UnitReport = z.object({ numPassedTests: z.int(), numFailedTests: z.int() });
const JourneyReport = z.object({ stats: z.object({ expected: z.int(), unexpected: z.int() }) });

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Runs a tool; a report that is missing counts as a failure, however the tool ended. */
function run(tool: string, args: string[], report: string, read: (json: unknown) => Count): Count {
  rmSync(report, { force: true });
  const bin = join(root, 'node_modules', '.bin'); // the Node of the package before the machine's
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env.PATH}`,
    CHROMIUM: browser(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const { status } = spawnSync(join(bin, tool), args, {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const count = read(JSON.parse(readFileSync(report, 'utf8')));
  return status === 0 || count.failed > 0 ? count : { ...count, failed: 1 };
}

mkdirSync(artefacts, { recursive: true });
const built =
  spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' }).status === 0;
const unitReport = join(artefacts, 'unit.json');
const units = run(
  'vitest',
  [
    'run',
    '--project',
    'node',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ],
  unitReport,
  (json) => {
    const { numPassedTests, numFailedTests } = UnitReport.parse(json);
    return { passed: numPassedTests, failed: numFailedTests };
  },
);
const journeys = run(
  'playwright',
  ['test', '-c', 'test/journeys/playwright.config.ts', '--reporter=list,json'],
  join(artefacts, 'journeys.json'),
  (json) => {
    const { expected, unexpected } = JourneyReport.parse(json).stats;
    return { passed: expected, failed: unexpected };
  },
);
const failed = units.failed + journeys.failed + (built ? 0 : 1);
console.log(`${units.passed + journeys.passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
