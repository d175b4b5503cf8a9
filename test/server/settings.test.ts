/** How a server is started: what is wrong with flags and environment is one sentence, and no stack. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ZONE_KINDS } from '../../picture/kinds/zone.ts';
import { readCell, readSettings } from '../../server/settings.ts';
import { ROOT, startMain } from '../support/child.ts';
import { scratch, stubPage } from '../support/server.ts';

type Env = Readonly<Record<string, string>>;

const why = (args: readonly string[], env: Env): string => {
  const read = readSettings(args, { DATA_DIR: scratch(), ...env }, ROOT);
  return 'why' in read ? read.why : 'nothing';
};

test.each<[string, readonly string[], Env, RegExp]>([
  ['a port that is none', [], { PORT: 'abc' }, /^PORT=abc is no port: set a whole number from 0/],
  ['a port that is too large', [], { PORT: '70000' }, /^PORT=70000 is no port/],
  ['limits of nothing', [], { LIMITS: '0' }, /^LIMITS=0 is no number above 0\.$/],
  ['sockets in words', [], { MAX_SOCKETS: 'many' }, /^MAX_SOCKETS=many is no number above 0\.$/],
  ['a flag that there is not', ['--lnks'], {}, /^Unknown option '--lnks': the flags are .*--links/],
  ['a word that is no flag', ['now'], {}, /^Unexpected argument 'now'/],
  [
    'a host that others reach',
    [],
    { HOST: '0.0.0.0' },
    /^HOST=0\.0\.0\.0 is not loopback: set TLS/,
  ],
  ['a certificate that is not there', [], { TLS_CERT: '/no', TLS_KEY: '/no' }, /ENOENT/],
  [
    'a cell that is not there',
    [],
    { CELL: '/no/cell.json' },
    /^\/no\/cell\.json cannot be read: ENOENT/,
  ],
  ['a page that was not built', ['--page', '/no/such'], {}, /^The page is not built: run npm run/],
])('%s is named in one sentence', (_, args, env, sentence) => {
  const found = why(args, env);
  expect(found).toMatch(sentence);
  expect(found.split('\n')).toHaveLength(1);
});

test('a folder that cannot be written is named', () => {
  const file = join(scratch(), 'file');
  writeFileSync(file, '');
  const page = stubPage();
  expect(why(['--page', page], { DATA_DIR: join(file, 'data') })).toMatch(
    /^DATA_DIR=.*file.data cannot be used \(ENOTDIR: .*\): set it to a folder/,
  );
  expect(why(['--page', page], {})).toBe('nothing');
});

test('a cell that is not valid is named with its field', () => {
  const path = join(scratch(), 'cell.json');
  const found = () => {
    const read = readCell(path);
    return 'why' in read ? read.why : 'nothing';
  };
  expect(found()).toMatch(/cell\.json cannot be read: ENOENT/);
  writeFileSync(path, '{');
  expect(found()).toMatch(/cell\.json is not JSON: /);
  writeFileSync(path, '{}');
  expect(found()).toMatch(/cell\.json: name: /);
});

test('[R54] [R49] [R41] what a cell says of conflicts, notice and alarms is refused by the pair or the field', () => {
  const path = join(scratch(), 'cell.json');
  const usual = JSON.parse(readFileSync(join(ROOT, 'data', 'cell.json'), 'utf8'));
  const found = (over: object) => {
    writeFileSync(path, JSON.stringify({ ...usual, ...over }));
    const read = readCell(path);
    return 'why' in read ? read.why.slice(path.length + 2) : 'nothing';
  };
  const table = (kind: string, conflict: readonly string[], together: readonly string[]) => ({
    conflicts: {
      ...Object.fromEntries(ZONE_KINDS.map((one) => [one, { conflict: [], together: ZONE_KINDS }])),
      [kind]: { conflict, together },
    },
  });
  const others = ZONE_KINDS.filter((one) => one !== 'corridor');
  expect(found(table('no-fly', [], ZONE_KINDS))).toBe('nothing');
  expect(found(table('no-fly', [], others))).toBe(
    'conflicts.no-fly: corridor stands in neither list.',
  );
  expect(found(table('no-fly', ['corridor'], ZONE_KINDS))).toBe(
    'conflicts.no-fly: corridor stands there twice.',
  );
  expect(found(table('no-fly', ['corridor'], others))).toBe(
    'conflicts.corridor: corridor and no-fly conflict in one of their rows and go together in the other.',
  );
  expect(found({ consent: { notice: -1 } })).toMatch(/^consent\.notice: /);
  expect(found({ consent: {} })).toMatch(/^consent\.notice: /);
  expect(found({ escalation: { waiting: 5 } })).toMatch(/^escalation\.waiting: /);
  expect(found({ escalation: { wating: 60 } })).toMatch(/^escalation\.?\w*: /);
});

/** Runs the server to its end. */
const ran = (env: Env, ...args: readonly string[]) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ['server/main.ts', '--exercise', '--pause', ...args],
      { cwd: ROOT, env: { PATH: process.env.PATH, HOST: '127.0.0.1', ...env } },
      (_, out, err) => resolve({ code: child.exitCode, out, err }),
    );
  });

test('a taken port ends the server with one sentence and exit code 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const ended = await ran({ PORT: port, DATA_DIR: scratch() }, '--page', stubPage());
  other.close();
  const err = `Port ${port} is taken: end what uses it, or set another, as PORT=${Number(port) + 1}.\n`;
  expect(ended).toEqual({ code: 1, out: '', err });
});

test('a bad setting ends the server with one sentence and exit code 1', async () => {
  const ended = await ran({ PORT: 'abc', DATA_DIR: scratch() });
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toMatch(/^PORT=abc is no port: [^\n]*\n$/);
});

test('a start prints a headline and one short link, and logs to a file', async () => {
  const data = scratch();
  const args = ['server/main.ts', '--exercise', '--pause', '--page', stubPage()];
  const env = { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', DATA_DIR: data };
  const child = spawn(process.execPath, args, { cwd: ROOT, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stderr.on('data', (text) => (err += text));
  for await (const text of child.stdout) {
    out += text;
    if (out.endsWith('\n\n')) break;
  }
  const [url = ''] = /http:\S+/.exec(out) ?? [];
  const link = /^\nTripoint, an exercise: [^\n]*\nOpen http:\/\/127\.0\.0\.1:\d+\/ and [^\n]*\n\n$/;
  expect(out).toMatch(link);
  expect((await fetch(url)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(err).toBe('');
  expect(readFileSync(join(data, 'server.log'), 'utf8')).toContain('"msg":"verified"');
});

test('[S10] [P12] --links prints a link for each desk and role, and for a second officer of each desk', async () => {
  const child = await startMain(scratch(), stubPage());
  const desks = ['us', 'il', 'sy'];
  const wanted = [
    ...desks.flatMap((desk) => ['officer', 'analyst', 'wall'].map((as) => `${desk} ${as}`)),
    'us supervisor',
    'us admin',
    ...desks.map((desk) => `${desk} second`),
  ];
  expect([...child.links.keys()]).toEqual(wanted);
  for (const desk of desks) {
    const { cookie, url } = child.session(`${desk} second`);
    const me = await fetch(`${url}/api/me`, { headers: { Cookie: cookie } });
    expect(await me.json()).toMatchObject({ desk, person: `${desk}-second`, role: 'officer' });
  }
});
