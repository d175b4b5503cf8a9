import { chmodSync, globSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSecret } from '../../server/people/signed-tokens.ts';
import { makePrivateFolder } from '../../server/private-folder.ts';
import { startLive } from '../support/live.ts';
import { scratch, stubPage } from '../support/server.ts';

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test('[S14] a folder is made closed, or closed where others could read it', () => {
  const dir = join(scratch(), 'data');
  loadSecret(dir);
  makePrivateFolder(join(dir, 'new'));
  mkdirSync(join(dir, 'old'));
  chmodSync(join(dir, 'old'), 0o755);
  makePrivateFolder(join(dir, 'old'));
  expect(['.', 'new', 'old'].map((name) => mode(join(dir, name)))).toEqual(['700', '700', '700']);
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
