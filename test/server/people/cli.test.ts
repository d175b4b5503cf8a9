import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CLOSE } from '../../../picture/wire.ts';
import { loadSecret } from '../../../server/people/links.ts';
import { enrol } from '../../support/authenticator.ts';
import { startLive } from '../../support/live.ts';
import { Screen } from '../../support/screen.ts';
import { scratch, stubPage } from '../../support/server.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** What a command line tool prints, and with what it ends. */
const people = (dir: string, ...args: readonly string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, DATA_DIR: dir };
    const child = execFile(
      process.execPath,
      [join(ROOT, 'server/cli/people.ts'), ...args],
      { env },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

test('[S10] [S4] a live cell: the first admin enrols by the printed line, others at the command line beside it', async () => {
  const [dir, page] = [scratch(), stubPage()];
  expect(await people(dir, 'list')).toMatchObject({ code: 2, err: expect.stringMatching(/start/) });
  const first = await startLive(dir, page);
  expect(first.line).toMatch(/^us admin http:\/\/localhost:\d+\/enrol#[\w-]{43}$/);
  const secret = loadSecret(dir);
  expect(secret).toHaveLength(32);
  const entered = await fetch(`${first.url}/enter/x`, { redirect: 'manual' });
  expect(entered.status).toBe(401);
  const admin = await enrol(first.url, first.line.split(' ')[2] ?? '');
  const me = await fetch(`${first.url}/api/me`, { headers: { Cookie: admin } });
  expect(await me.json()).toMatchObject({ person: 'us-admin', role: 'admin', mode: 'live' });

  const made = await people(dir, 'invite', 'noa', '--desk', 'il', '--role', 'officer,analyst');
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/\/enrol#[\w-]{43}\n$/) });
  const link = `${first.line.split(' ')[2]?.split('/enrol')[0]}/enrol#${made.out.trim().split('#')[1]}`;
  const noa = await enrol(first.url, link);
  await expect(enrol(first.url, link)).rejects.toThrow();
  const live = `${first.url.replace('http', 'ws')}/api/pictures/shared/live`;
  const screen = await Screen.open(live, noa);
  expect((await people(dir, 'list')).out).toMatch(
    /^il {2}noa {2}officer,analyst {2}active {2}1 signed in$/m,
  );
  expect((await people(dir, 'roles', 'noa', 'observer')).code).toBe(0);
  expect(await screen.closed).toMatchObject({ code: CLOSE.ended });
  const after = await fetch(`${first.url}/api/me`, { headers: { Cookie: noa } });
  expect(after.status).toBe(401);
  expect((await people(dir, 'close', 'noa')).code).toBe(0);
  expect((await people(dir, 'list')).out).toMatch(/noa {2}- {2}closed/);
  for (const wrong of [
    ['invite', 'dan', '--desk', 'il', '--role', 'supervisor'],
    ['invite', 'dan', '--desk', 'il', '--role', 'king'],
    ['invite', 'dan'],
    ['invite', 'feed', '--desk', 'il', '--role', 'officer'],
    ['roles', 'nobody', 'officer'],
    ['close'],
    ['what'],
  ])
    expect((await people(dir, ...wrong)).code, wrong.join(' ')).toBe(2);

  first.process.kill('SIGTERM');
  await first.ended;
  const again = await startLive(dir, page);
  const still = await fetch(`${again.url}/api/me`, { headers: { Cookie: admin } });
  expect(still.status).toBe(200);
  expect(again.line).toBe('');
});
