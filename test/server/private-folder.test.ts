import { chmodSync, globSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openSecret } from '../../server/people/secret.ts';
import { closeToOthers, makePrivateFolder } from '../../server/private-folder.ts';
import { startMain } from '../support/child.ts';
import { startLive } from '../support/live.ts';
import { scratch, stubPage } from '../support/server.ts';

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test('[S14] a folder is made closed, or closed where others could read it', () => {
  const dir = join(scratch(), 'data');
  openSecret(dir);
  makePrivateFolder(join(dir, 'new'));
  mkdirSync(join(dir, 'old'));
  chmodSync(join(dir, 'old'), 0o755);
  makePrivateFolder(join(dir, 'old'));
  expect(['.', 'new', 'old'].map((name) => mode(join(dir, name)))).toEqual(['700', '700', '700']);
});

test('[S14] what was open to others is closed, and named', () => {
  const dir = scratch();
  chmodSync(dir, 0o750);
  for (const [name, bits] of [
    ['secret', 0o644],
    ['people.db', 0o620],
    ['server.log', 0o600],
    ['read-only', 0o440],
  ] as const) {
    writeFileSync(join(dir, name), '');
    chmodSync(join(dir, name), bits);
  }
  mkdirSync(join(dir, 'tiles'), { mode: 0o755 });
  const closed = [dir, ...['people.db', 'read-only', 'secret'].map((name) => join(dir, name))];
  expect(closeToOthers([dir])).toEqual({ closed });
  expect(closed.map(mode)).toEqual(['700', '600', '400', '600']);
  expect(closeToOthers([dir])).toEqual({ closed: [] });
});

test('[S14] what belongs to another account is refused, and named', () => {
  const dir = scratch();
  writeFileSync(join(dir, 'secret'), '', { mode: 0o600 });
  chmodSync(dir, 0o700);
  const uid = process.getuid?.() ?? 0;
  vi.spyOn(process, 'getuid').mockReturnValue(uid + 1);
  expect(closeToOthers([dir])).toEqual({
    why: `${dir} belongs to another account (uid ${uid})`,
  });
  vi.restoreAllMocks();
});

test('[S14] a server closes what it finds open when it starts, and says so', async () => {
  const [dir, page] = [scratch(), stubPage()];
  const { secret } = openSecret(dir);
  chmodSync(dir, 0o755);
  chmodSync(join(dir, 'secret'), 0o644);
  const { process, ended, log } = await startMain(dir, page);
  expect([dir, join(dir, 'secret')].map(mode)).toEqual(['700', '600']);
  expect(openSecret(dir).secret).toEqual(secret);
  const said = log()
    .split('\n')
    .find((line) => line.includes('were open to other accounts'));
  expect(JSON.parse(said ?? '{}').paths).toEqual([dir, join(dir, 'secret')]);
  process.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('[S14] a server that runs keeps nothing that another account of the machine can read', async () => {
  const [dir, page] = [join(scratch(), 'data'), stubPage()];
  const { process, ended } = await startLive(dir, page);
  const kept = globSync('**/*', { cwd: dir });
  expect(kept).toContain(join('live', 'shared.db'));
  const open = ['.', ...kept].filter((path) => !/^[76]00$/.test(mode(join(dir, path))));
  expect(open).toEqual([]);
  process.kill('SIGTERM');
  await ended;
});
