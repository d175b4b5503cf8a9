/** A disk on which no file may grow: the limit of the size of files that the process is given. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { CLOSE } from '../../picture/wire.ts';
import { type Child, ROOT, startMain } from '../support/child.ts';
import { reported } from '../support/examples.ts';
import { Screen } from '../support/screen.ts';
import { asked, scratch, stubPage } from '../support/server.ts';

/** From now on no file of this process grows beyond so many bytes: less than one page of SQLite. */
const fill = (pid: number | undefined): void =>
  void execFileSync('prlimit', ['--pid', String(pid), '--fsize=4095:unlimited']);

const asks = async ({ session }: Child, method: string, path: string, body?: string) => {
  const { url, cookie } = session('us officer');
  const headers = { Cookie: cookie };
  return fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
};

test('[S20] [L9] on a full disk: signing out ends the session, readyz says what cannot be written, SIGTERM ends well', async () => {
  const [dir, page] = [scratch(), stubPage()];
  const child = await startMain(dir, page);
  const { url, cookie } = child.session('us officer');
  const live = `${url.replace('http', 'ws')}/api/pictures/shared/live`;
  const own = await Screen.open(live, cookie);
  const other = child.session('il wall');
  const wall = await Screen.open(
    `${other.url.replace('http', 'ws')}/api/pictures/shared/live`,
    other.cookie,
  );
  const changes = '/api/pictures/shared/changes';
  expect((await asks(child, 'POST', changes, asked(reported()))).status).toBe(201);
  fill(child.process.pid);
  expect((await asks(child, 'POST', changes, asked(reported()))).status).toBeGreaterThanOrEqual(
    500,
  );
  expect((await asks(child, 'GET', '/api/pictures/shared')).status).toBe(200); // reading goes on
  expect((await asks(child, 'DELETE', '/api/session')).status).toBe(204);
  expect(await own.closed).toMatchObject({ code: CLOSE.ended });
  expect((await asks(child, 'GET', '/api/me')).ok).toBe(false);
  const ready = await fetch(`${child.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.text()).toMatch(/people and sessions cannot be written: \S/);
  child.process.kill('SIGTERM');
  expect(await wall.closed).toMatchObject({ code: CLOSE.draining });
  expect(await child.ended, child.log()).toBe(0);
  const again = await startMain(dir, page);
  expect(await (await fetch(`${again.url}/readyz`)).text()).toBe('ready');
  const state = await (await asks(again, 'GET', '/api/pictures')).json();
  expect(state).toMatchObject([{ id: 'shared', seq: 2 }, {}, {}]);
});

test('[S20] a log file that is full ends no server', async () => {
  const [data, page] = [join(scratch(), 'data'), stubPage()];
  mkdirSync(data, { mode: 0o700 });
  const flags = ['server/main.ts', '--page', page, '--exercise', '--pause'];
  const child = spawn(process.execPath, flags, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  let told = '';
  child.stderr.on('data', (text) => (told += text));
  for await (const line of createInterface(child.stdout)) if (line.startsWith('Open ')) break;
  execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=1:unlimited']);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(told).toContain('server.log cannot be written: EFBIG');
});
