import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSecret, readSecret } from '../../../server/people/secret.ts';
import { ROOT, startMain } from '../../support/child.ts';
import { SOAKING } from '../../support/scale.ts';
import { scratch, stubPage } from '../../support/server.ts';

test('[S10] the secret is made once, for its owner only', () => {
  const dir = join(scratch(), 'new', 'folder');
  expect(readSecret(dir)).toBeUndefined();
  const { secret, lost } = openSecret(dir);
  expect(secret).toHaveLength(32);
  expect(lost).toBeUndefined();
  expect(openSecret(dir)).toEqual({ secret, lost: undefined });
  expect(readSecret(dir)).toEqual(secret);
  expect(openSecret(scratch()).secret).not.toEqual(secret);
  expect(statSync(join(dir, 'secret')).mode & 0o077).toBe(0);
  expect(readdirSync(dir)).toEqual(['secret']);
});

test('[S10] one that is not whole signs nothing, and is replaced', () => {
  const dir = scratch();
  const path = join(dir, 'secret');
  for (const bytes of [0, 31, 33]) {
    writeFileSync(path, Buffer.alloc(bytes, 1));
    expect(readSecret(dir)).toBeUndefined();
    const { secret, lost } = openSecret(dir);
    expect(lost).toBe(bytes);
    expect(secret).toHaveLength(32);
    expect(readFileSync(path)).toEqual(secret);
    expect(statSync(path).mode & 0o077).toBe(0);
  }
});

test('[S10] a server whose secret was cut off starts with another one, and says what is no longer valid', async () => {
  const [dir, page] = [scratch(), stubPage()];
  const first = await startMain(dir, page);
  const link = first.links.get('us officer') ?? '';
  const { cookie, url } = first.session('us officer');
  first.process.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  writeFileSync(join(dir, 'secret'), '');
  const again = await startMain(dir, page);
  expect(again.log()).toMatch(
    /"bytes":0,"msg":"the file secret was not whole: another one was made/,
  );
  const here = (address: string) => `${again.url}${new URL(address).pathname}`;
  expect((await fetch(here(link), { redirect: 'manual' })).status).toBe(401);
  const me = await fetch(`${here(url)}/api/me`, { headers: { Cookie: cookie } });
  expect(me.status).toBe(200); // sessions that have begun go on
});

// strace is for soaks
if (SOAKING)
  test('[S10] it is on the disk before it has its name, and its name before it is used', () => {
    const dir = scratch();
    const trace = join(dir, 'trace');
    const open = `import('${ROOT}/server/people/secret.ts').then((m) => m.openSecret('${dir}'))`;
    const calls = 'trace=openat,write,fsync,rename';
    execFileSync('strace', ['-f', '-y', '-o', trace, '-e', calls, process.execPath, '-e', open]);
    const about = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => line.includes(dir) && !line.includes('O_CLOEXEC) = -1'))
      .map((line) => /(\w+)\(/.exec(line)?.[1]);
    const made = about.slice(about.indexOf('write'));
    expect(made).toEqual(['write', 'fsync', 'rename', 'openat', 'fsync']);
  });
