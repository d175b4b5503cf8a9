/** verify-log as a desk runs it: what it prints, and with what it ends. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESK_CELL, machine, openedAs } from '../support/desks.ts';
import { altered, fresh } from '../support/forging/forging.ts';
import { Growing, type Log } from '../support/logs.ts';
import { lived } from '../support/resealed.ts';
import { fileOf, linesOfExport } from '../support/verifying.ts';
import { someWorlds } from '../support/worlds.ts';
import '../support/seed.ts';

const CLI = join(import.meta.dirname, '../../server/cli/verify-log.ts');
/** Logs of one cell, and a release in them that was made in the picture of all. */
const released = someWorlds(8, 120).flatMap((world) => {
  const logs = lived(world.logs, 'live');
  return [...logs].flatMap(([own, { entries }]) =>
    entries.flatMap(({ seq, change }) => {
      if (change.type !== 'release.made') return [];
      const proposed = entries[change.release - 1]?.change;
      const shared = proposed?.type === 'release.proposed' && proposed.to === 'shared';
      return shared ? [{ logs, own, seq, made: change.made }] : [];
    }),
  );
});
const [one] = released;
if (one === undefined) throw new Error('nothing was released');
const { logs, own, seq: told, made } = one;

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'verify-log-'));
  writeFileSync(join(dir, 'cell.json'), JSON.stringify(DESK_CELL));
});
afterAll(() => rmSync(dir, { recursive: true }));

const logOf = (id: string): Log => {
  const log = logs.get(id);
  if (log === undefined) throw new Error(`there is no log ${id}`);
  return log;
};
const put = (name: string, lines: readonly Uint8Array[]): string => {
  writeFileSync(join(dir, name), fileOf(lines));
  return name;
};
const whole = (name: string, log: Log): string => put(`${name}.ndjson`, linesOfExport(log));

const run = (...args: readonly string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(process.execPath, [CLI, ...args], { cwd: dir }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

test('[C6] [C8] ends with 0 for what verifies, by its cell and by heads and codes too', async () => {
  const log = logOf('shared');
  const shared = whole('shared', log);
  const { code, out } = await run(shared);
  const head = log.heads.at(-1);
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(
      new RegExp(
        `^verified: ${head?.seq} entries of "shared", head ${head?.seq}:${head?.hash}, code `,
      ),
    ),
  ]);
  const [, read = ''] = /code (\S+)/.exec(out) ?? [];
  const named = ['--head', `${head?.seq}:${head?.hash}`, '--head', `2:${log.heads[1]?.hash}`];
  const given = await run(
    shared,
    '--cell',
    'cell.json',
    ...named,
    '--code',
    `${head?.seq}:${read}`,
  );
  expect(given).toEqual({ code: 0, out, err: '' });
  expect(await run(shared, '--code', '2:0000-0000')).toMatchObject({
    code: 1,
    out: expect.stringMatching(
      /^entry 2: makes the code \S+, and 0000-0000 was read out \[C7\]\n$/,
    ),
  });
});

test('[C6] ends with 2 for a download without its closing line, and with 1 if more is found', async () => {
  const log = logOf('shared');
  const open = put('open.ndjson', log.lines);
  const { code, out } = await run(open);
  expect([code, out]).toEqual([2, expect.stringMatching(/^not complete: \d+ entries of "shared"/)]);
  expect(out).toMatch(
    /it ends without its closing line: whether entries after \d+ are missing is not known \[C6\]\n$/,
  );
  const cut = join(dir, 'cut.ndjson');
  writeFileSync(cut, fileOf(log.lines).subarray(0, -5));
  expect((await run(cut)).code).toBe(2);
  const entry = log.entries.find(({ by }) => by.role === 'officer');
  if (entry === undefined) throw new Error('no officer acts');
  const forged = altered(log, entry, ({ by }) => ({ by: { ...by, role: 'observer' } }));
  const found = await run(put('forged.ndjson', forged.lines));
  expect(found.code).toBe(1);
  expect(found.out.split('\n')[0]).toBe(
    `entry ${entry.seq}: ${entry.change.type} by ${entry.by.person} (${entry.by.desk}, observer) ` +
      `is not allowed: the role observer does not do ${entry.change.type} [P3]`,
  );
  expect(found.out).toContain('it ends without its closing line');
});

test('[C10] compares several logs: ends with 1 for what they contradict each other in', async () => {
  const [a, b] = [whole(own, logOf(own)), whole('shared', logOf('shared'))];
  const sound = await run(a, b);
  expect([sound.code, sound.out.split('\n').length - 1]).toEqual([0, 2]);
  expect(sound.out).toMatch(new RegExp(`^${own}\\.ndjson: verified: `));
  const copy = logOf('shared').entries[made.seq - 1];
  if (copy === undefined) throw new Error('there is no copy');
  const forged = altered(logOf('shared'), copy, () => ({ command: fresh(1) }));
  const found = await run(a, whole('forged', forged));
  expect(found.code).toBe(1);
  expect(found.out).toMatch(
    new RegExp(`^${own}\\.ndjson: entry ${told}: says that its copy, .* \\[C10\\]$`, 'm'),
  );
  const exercise = whole('exercise', lived(new Map([['shared', logOf('shared')]])).get('shared')!);
  expect((await run(a, exercise)).out).toMatch(/of an exercise are not compared with live ones\n$/);
});

test('[S12] what is only worth a question changes nothing', async () => {
  const record = new Growing(undefined, openedAs('access-il', 'il'), DESK_CELL);
  const gone = { type: 'access.signed-out', person: 'noa.il', session: '0123abcd' };
  record.ask(machine('il'), gone);
  const { code, out } = await run(whole('access-il', record));
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^worth asking: entry 2: .* \[S12\]\nverified: 2 entries/),
  ]);
});

test('ends with 3 for what cannot be tried, and says why', async () => {
  const shared = whole('shared', logOf('shared'));
  for (const [args, why] of [
    [[], /^npm run verify-log -- <log>/],
    [['none.ndjson'], /^There is no file none\.ndjson\n$/],
    [[shared, '--heed', '1'], /--heed/],
    [[shared, '--head', '2'], /^--head is <seq>:<64 hexadecimal digits>\n$/],
    [[shared, '--code', '2:7F3A'], /^--code is <seq>:<code>/],
    [[shared, '--cell', shared], /is no configuration of a cell/],
    [[shared, shared, '--head', `1:${'0'.repeat(64)}`], /^--head and --code are of one log\n$/],
  ] as const) {
    const { code, out, err } = await run(...args);
    expect([code, out, err]).toEqual([3, '', expect.stringMatching(why)]);
  }
  const help = await run('--help');
  expect([help.code, help.out]).toEqual([0, expect.stringContaining('What it cannot show:')]);
});
