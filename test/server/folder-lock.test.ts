import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFolder } from '../../server/folder-lock.ts';
import { ROOT, startMain } from '../support/child.ts';
import { scratch, stubPage } from '../support/server.ts';

/** Runs a program of the server to its end. */
const run = (args: readonly string[], dir: string) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const env = { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dir };
    const child = execFile(process.execPath, args, { cwd: ROOT, env }, (_, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });

test('[L14] a second server on one DATA_DIR says who serves it and ends; killed, the first leaves nothing behind', async () => {
  const [dir, page] = [scratch(), stubPage()];
  const first = await startMain(dir, page);
  for (const flags of [['--exercise', '--pause'], []]) {
    const second = await run(['server/main.ts', '--page', page, ...flags], dir);
    expect(second).toMatchObject({ code: 1, out: '' });
    const who = `process ${first.process.pid} on \\S+, since \\d{4}-\\S+Z`;
    expect(second.err).toMatch(
      new RegExp(
        `^Another server \\(${who}\\) serves ${dir}: end that one, or set another DATA_DIR\\.\\n$`,
      ),
    );
  }
  expect(await (await fetch(`${first.url}/readyz`)).text()).toBe('ready');

  const people = await run(['server/cli/people.ts', 'list', '--exercise'], dir);
  expect(people).toMatchObject({ code: 0, err: '' });
  const log = join(dir, 'exercise', 'shared.db');
  const verified = await run(['server/cli/verify-log.ts', log], dir);
  expect(verified).toMatchObject({ code: 0, out: expect.stringMatching(/^verified: 1 entries/) });

  first.process.kill('SIGKILL');
  expect(await first.ended).toBe('SIGKILL');
  const next = await startMain(dir, page);
  expect(await (await fetch(`${next.url}/readyz`)).text()).toBe('ready');
});

test('[L14] a folder is held until it is let go of', () => {
  const dir = scratch();
  const first = lockFolder(dir, 0);
  if ('holder' in first) throw new Error('nobody else is there');
  const since = '1970-01-01T00:00:00.000Z';
  expect(lockFolder(dir, 5)).toMatchObject({ holder: { pid: process.pid, since } });
  expect(lockFolder(scratch(), 5)).not.toHaveProperty('holder');
  first.release();
  expect(lockFolder(dir, 7)).not.toHaveProperty('holder');
  expect(lockFolder(dir, 9)).toMatchObject({ holder: { since: '1970-01-01T00:00:00.007Z' } });
});
