import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cell } from '../../picture/cell.ts';
import { code } from '../../picture/digest.ts';
import { all } from '../../picture/table.ts';
import { scaledLimits } from '../../server/http/rate-limits.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { openSecret } from '../../server/people/secret.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import { person } from '../support/people.ts';
import { admitAll, cookieOf, forget } from '../support/sessions.ts';
import { sharedPath } from '../support/shared.ts';
import { ran, spawned } from '../support/tool.ts';
import { unsteppedClock } from '../support/unstepped-clock.ts';

const ROOT = join(import.meta.dirname, '../..');
let dir: string;
let server: RunningServer;
let secret: Buffer;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'cli-'));
  ({ secret } = openSecret(dir));
  server = await startServer({
    cell: Cell.parse(JSON.parse(readFileSync(join(ROOT, 'data/cell.json'), 'utf8'))),
    mode: 'live',
    log: (picture) => sqliteLog(join(dir, `${picture}.db`)),
    people: ':memory:',
    limits: scaledLimits(),
    secret,
    host: '127.0.0.1',
    port: 0,
    page: dir,
    basemap: dir,
    clock: unsteppedClock(Date.now),
    fault: (error) => {
      throw error;
    },
  });
  admitAll(server.people, Date.now);
});
afterAll(async () => {
  forget(server.people);
  await server.close();
  rmSync(dir, { recursive: true });
});

const run = (tool: 'feed' | 'verify-log', ...args: readonly string[]) => ran(tool, dir, ...args);
const asked = (file: string) => [file, '--into', 'shared', '--as', 'sy', '--url', server.url];
const feed = (file: string, ...more: readonly string[]) => run('feed', ...asked(file), ...more);

test('[P3] [P22] a feed goes in once, amends what it said, says what was refused, and what it left is verified', async () => {
  const incidents = sharedPath('incidents/ceasefire-line-2012-2016.geojson');
  const first = await spawned('feed', dir, ...asked(incidents));
  expect(first).toMatchObject({ code: 0 });
  expect(first.out).toBe(
    '131 went in, 0 were there already, 0 were refused\n' +
      'feature 1: time: "2012-09-25T00:00:00.000Z" is more than a year ago\n' +
      'feature 2: time: "2012-09-26T00:00:00.000Z" is more than a year ago\n' +
      'feature 3: time: "2012-11-05T00:00:00.000Z" is more than a year ago\n' +
      'feature 4: time: "2012-11-08T00:00:00.000Z" is more than a year ago\n' +
      'feature 5: time: "2012-11-11T00:00:00.000Z" is more than a year ago\n' +
      '… and 126 more: time: is more than a year ago\n' +
      'feature 36: relatedTo: no row clw-027-e went in; sent without the link to it\n',
  );
  expect(first.err).toMatch(/^read as ceasefire-line; not used: row, role, dateRaw/);
  expect(first.err).toMatch(/131 done, \d+ a second, 0:00 left\n$/);
  expect((await feed(incidents, '--speed', '1e12')).out).toMatch(
    /^0 went in, 131 were there already, 0/,
  );

  const csv = join(dir, 'a.csv');
  writeFileSync(csv, 'id,time,lon,lat,title\n1,2026-11-22,35.8,33.1,A\n2,,35.8,33.1,B\n');
  expect(await feed(csv)).toMatchObject({
    code: 1,
    out: '1 went in, 0 were there already, 1 were refused\nline 3: time: is missing\n',
  });
  writeFileSync(csv, 'id,time,lon,lat,title\n1,2026-11-22,35.8,33.1,Another\n');
  expect(await feed(csv)).toMatchObject({
    code: 0,
    out: '0 went in, 0 were there already, 1 were amended, 0 were refused\n',
  });

  const replica = server.pictures.get('shared')?.replica;
  if (replica === undefined) throw new Error('there is a shared picture');
  const steps = [...all(replica.picture.items)].flatMap(({ history }) => history);
  expect(steps.filter(({ by }) => by.role === 'feed')).toHaveLength(133);
  const verified = await spawned('verify-log', dir, join(dir, 'shared.db'));
  const seq = Number(/^verified: (\d+) entries/.exec(verified.out)?.[1]); // the server may have asked for checks
  const { head, picture } = await replica.at({ seq });
  expect(seq).toBeGreaterThanOrEqual(134);
  expect(verified.out).toBe(
    `verified: ${seq} entries of "shared", head ${seq}:${head.hash}, code ${code(head.hash, picture)}\n`,
  );
  expect(verified.code).toBe(0);
});

test('[C6] an export verifies, and not once a line is changed or the head is another', async () => {
  const url = `${server.url}/api/pictures/shared/export`;
  const text = await (await fetch(url, { headers: { Cookie: cookieOf(person('us')) } })).text();
  const path = join(dir, 'export.ndjson');
  writeFileSync(path, text);
  expect(await run('verify-log', path)).toMatchObject({ code: 0, err: '' });
  const wrong = await run('verify-log', path, '--head', `2:${'0'.repeat(64)}`);
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.out).toMatch(/^entry 2: has the hash .* \[C6\]\n$/);
  writeFileSync(path, text.replace('El Rom', 'El Ram'));
  expect(await run('verify-log', path)).toMatchObject({
    code: 1,
    out: 'entry 3: does not follow from entry 2 as it stands here [C2]\n',
  });
});

test('what cannot be tried ends with 2 and says why', async () => {
  expect(await run('feed')).toMatchObject({ code: 2 });
  expect((await feed(join(dir, 'none.csv'))).err).toMatch(/^There is no file/);
  const csv = join(dir, 'b.csv');
  writeFileSync(csv, 'time,lon,lat,title\n2026-11-22,35.8,33.1,A\n');
  expect((await feed(csv, '--zone', 'Mars')).err).toMatch(/not a zone/);
  expect((await feed(csv, '--map', 'colour=red')).err).toMatch(/^colour=red: no such field/);
  const nowhere = await run('feed', csv, '--into', 'other', '--as', 'sy', '--url', server.url);
  expect(nowhere).toMatchObject({ code: 2 });
  expect(nowhere.err).toMatch(/shows this desk no picture "other"/);
  copyFileSync(csv, join(dir, 'b.docx'));
  expect((await feed(join(dir, 'b.docx'))).err).toMatch(/ends in none of/);
});
