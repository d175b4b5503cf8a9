/** The runner of all tests: what it counts as CPU, and what as a failure. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { counting } from './support/reports.ts';
import { scratch } from './support/server.ts';
import { timed } from './support/timed.ts';

const node = (script: string) => timed(['node', '-e', script], { shown: false });

test('CPU is counted of whom no parent has waited for, too', async () => {
  const busy = 'do for (let i = 0; i < 1e7; i++); while (process.cpuUsage().user < 600_000)'; // µs
  const leaving = `
    const { spawn } = require('node:child_process');
    spawn('node', ['-e', ${JSON.stringify(busy)}], { stdio: 'inherit', detached: true });
    process.kill(process.pid, 'SIGKILL');`;
  const parent = `
    const { spawn } = require('node:child_process');
    const child = spawn('node', ['-e', ${JSON.stringify(leaving)}]);
    child.stdout.resume(); // ends with whoever has it last`;
  const { cpu, status } = await node(parent);
  expect(status).toBe(0);
  expect(cpu).toBeGreaterThan(0.6);
});

test('an exit code, what was printed, and an end by a signal are told', async () => {
  expect(await node('console.log("said"); process.exit(3)')).toMatchObject({
    status: 3,
    output: 'said\n',
  });
  expect((await node('process.kill(process.pid, "SIGKILL")')).status).toBe(128 + 9);
});

test('a report that is missing is a failure, and so is a tool that fails without one', async () => {
  const report = join(scratch(), 'report.json');
  const read = () => ({ passed: 5, failed: 0, figures: [] });
  expect(await counting(report, node(''), read)).toMatchObject({ passed: 0, failed: 1 });
  writeFileSync(report, '{}');
  expect(await counting(report, node(''), read)).toMatchObject({ passed: 5, failed: 0 });
  const failing = node('process.exit(1)');
  expect(await counting(report, failing, read)).toMatchObject({ passed: 5, failed: 1 });
});
