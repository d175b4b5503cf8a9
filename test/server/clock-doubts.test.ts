import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clockDoubts, logEnds } from '../../server/clock-doubts.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { ROOT, startMain } from '../support/child.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../support/clock.ts';
import { DESK_CELL } from '../support/desks.ts';
import { keep, START } from '../support/keeping.ts';
import { scratch, stubPage } from '../support/server.ts';

const ends = (times: Readonly<Record<string, number>>) =>
  Object.entries(times).map(([log, time]) => ({ log, time }));

test.each([
  ['nothing was written yet', {}],
  ['a restart at once', { shared: 0 }],
  ['clocks of two servers that differ by 5 s', { shared: 5 * SECOND, il: 0 }],
  ['after a night', { shared: -10 * HOUR, il: -30 * HOUR }],
  ['after a holiday', { shared: -29 * DAY }],
  ['30 days', { shared: -30 * DAY }],
  ['a log that nobody writes to, beside one in use', { shared: -HOUR, 'us-il': -300 * DAY }],
])('[L17] a start asks nobody: %s', (_, times) => {
  const absolute = Object.entries(times).map(([log, by]) => ({ log, time: START + by }));
  expect(clockDoubts(absolute, START)).toEqual([]);
});

test('[L17] a clock behind the end of any log is asked about, each with its log and by how much', () => {
  const times = { shared: START + DAY + 2 * HOUR, il: START, us: START + 65 * SECOND };
  expect(clockDoubts(ends(times), START)).toEqual([
    'The last entry of the log "shared" is of 2026-11-23T16:00:00.000Z: the clock lies 1 day 2 hours behind it.',
    'The last entry of the log "us" is of 2026-11-22T14:01:05.000Z: the clock lies 1 minute 5 seconds behind it.',
  ]);
  expect(clockDoubts(ends({ shared: START + 5 * SECOND + 1 }), START)).toHaveLength(1);
});

test('[L17] a clock over 30 days ahead of all that was written is asked about', () => {
  const times = { il: START - 90 * DAY, shared: START - 30 * DAY - MINUTE };
  expect(clockDoubts(ends(times), START)).toEqual([
    'The newest entry of all logs, in "shared", is of 2026-10-23T13:59:00.000Z: the clock is 30 days ahead of it.',
  ]);
});

test('[L17] [L11] the end of each log is read and nothing is written; one that cannot be read is left out', async () => {
  const logs = new Map<string, Log>([
    ['shared', memoryLog()],
    ['il', memoryLog()],
  ]);
  await keep(logs.get('shared') ?? memoryLog(), () => START);
  const broken = { seq: 1, bytes: Buffer.from('{}'), hash: '0'.repeat(64) };
  await logs.get('il')?.append([{ ...broken, hash: await lastHash(logs.get('shared')) }]);
  const asked: string[] = [];
  const found = await logEnds(DESK_CELL, (id) => {
    asked.push(id);
    return { ...(logs.get(id) ?? memoryLog()), append: () => Promise.reject(new Error('written')) };
  });
  expect(found).toEqual([{ log: 'shared', time: START }]);
  expect(asked).toContain('access-sy');
});

const lastHash = async (log: Log | undefined) => {
  const last = await log?.last();
  if (last === undefined) throw new Error('the log is empty');
  return last.hash;
};

/** A folder whose shared log ends so many ms from now. */
async function endingAt(by: number): Promise<string> {
  const dir = scratch();
  mkdirSync(join(dir, 'exercise'), { mode: 0o700 });
  const log = sqliteLog(join(dir, 'exercise', 'shared.db'));
  await keep(log, () => Date.now() + by);
  await log.close();
  return dir;
}

/** Runs the server to its end. */
const ran = (dir: string, page: string) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const args = ['server/main.ts', '--page', page, '--exercise', '--pause'];
    const env = { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dir };
    const child = execFile(process.execPath, args, { cwd: ROOT, env }, (_, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });

test('[L17] [L15] behind the log, the server ends with a question; told to accept the clock, it starts under an alarm', async () => {
  const [dir, page] = [await endingAt(DAY), stubPage()];
  const asked = await ran(dir, page);
  expect(asked).toMatchObject({ code: 1, out: '' });
  const time = '\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z';
  expect(asked.err).toMatch(
    new RegExp(
      `^The clock of this machine shows ${time}\\.\n` +
        `The last entry of the log "shared" is of ${time}: the clock lies (1 day|23 hours).* behind it\\.\n` +
        'Set the clock right and start again\\. If it is right as it is, start with --accept-clock\\.\n$',
    ),
  );
  const server = await startMain(dir, page, '--accept-clock');
  const ready = await fetch(`${server.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.text()).toMatch(/^the server's clock lies 8\d{4} s behind .* shared$/);
  expect(server.log()).toContain('the clock was accepted as it is');
});

test('[L17] after 29 days off the server starts and is ready; after 31 days it asks', async () => {
  const page = stubPage();
  const server = await startMain(await endingAt(-29 * DAY), page);
  expect(await (await fetch(`${server.url}/readyz`)).text()).toBe('ready');
  const asked = await ran(await endingAt(-31 * DAY), page);
  expect([asked.code, asked.err]).toEqual([1, expect.stringContaining('is 31 days ahead of it')]);
});
