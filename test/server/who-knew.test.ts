/** who-knew as a desk runs it: what it prints, and what it says of a bad item, desk or time. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBack } from '../../picture/phrasebook/read-out.ts';
import { BOOK } from '../../server/lib/phrasebook.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { person } from '../support/people.ts';
import { CALL, Corresponding, UNRELIABLE } from '../support/receipts/corresponding.ts';
import { named } from '../support/staffed.ts';
import { ran, spawned } from '../support/tool.ts';
import { fileOf, linesOfExport } from '../support/verifying.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'who-knew-'));
  writeFileSync(join(dir, 'log.ndjson'), fileOf(linesOfExport(log)));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** At 1400Z and some seconds us says something to il; il knows of it by 1414Z, and is lost meanwhile. */
function morning() {
  const log = new Corresponding();
  expect(log.take(named('il', 'noa'))).toBeUndefined(); // 2
  const ref = log.send('us', ['il'], UNRELIABLE); // 3
  log.send('us', ['sy'], CALL); // 4
  log.pass(60_000);
  log.server('il', { type: 'channel.lost', desk: 'il' }); // 5
  log.pass(60_000);
  log.server('il', { type: 'channel.heard', item: 'C-5' }); // 6
  log.do(person('us'), {
    type: 'receipt.told',
    items: ['M-4'],
    desk: 'sy',
    person: 'Captain Haddad',
    digits: readBack(BOOK, CALL.phrase),
  });
  log.shown('il', ref); // 8
  log.acknowledge(named('il', 'noa'), ref, {}); // 9
  log.step(named('il', 'noa'), 'passed', ref, { unit: { name: 'Post 4' } }); // 10
  log.do(named('il', 'noa'), { type: 'watch.left', item: 'W-2', reason: 'Relieved' }); // 11
  log.pass(15 * 60_000);
  log.step('il', 'confirmed', ref, { unit: { name: 'Post 4' } }); // 12
  log.answer('sy', 'M-4', '319'); // 13
  return log;
}
const log = morning();

const path = (name = 'log.ndjson') => join(dir, name);
const run = (...args: readonly string[]) => ran('who-knew', dir, ...args);
const ask = (item: string, desk: string, at: string, file = path()) =>
  run(file, '--item', item, '--desk', desk, '--at', at);

/** What is printed with hashes cut to their first four digits. */
const short = (out: string) => out.replace(/\b([0-9a-f]{4})[0-9a-f]{60}\b/g, '$1');
const hash = (seq: number) => log.heads[seq - 1]?.hash.slice(0, 4);

test('[R60] what a desk knew at a moment, with entries and hashes, and when it was silent', async () => {
  const { code, out, err } = await ask('m3', 'il', '221414Z');
  const time = (seq: number) => log.entries[seq - 1]?.time;
  const line = (seq: number, what: string) => `${time(seq)}  ${what}  entry ${seq}  ${hash(seq)}`;
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(short(out).trimEnd().split('\n')).toEqual([
    'M-3 as il knew of it at 2026-11-22T14:14:00.000Z, with all until entry 11',
    '"Satellite navigation has been unreliable at 36S YB 6591 6820 since 221350Z NOV 26."',
    `said:             ${time(3)}  entry 3  ${hash(3)}`,
    `reached it:       ${time(3)}`,
    `shown:            ${line(8, 'the server')}`,
    `acknowledged:     ${line(9, 'il/noa')}`,
    'answered:         not asked for',
    `passed to a unit: ${line(10, 'il/noa  "Post 4"')}`,
    'confirmed by it:  no',
    'told by voice:    no',
    '',
    'Silent since it was said:',
    `channel lost:     ${time(5)} to ${time(6)}  entry 5  ${hash(5)}, entry 6  ${hash(6)}`,
    `unmanned:         ${time(11)} to went on  entry 11  ${hash(11)}`,
    '',
    `The chain is whole up to entry 13  ${hash(13)}`,
  ]);
  expect(out).toContain(log.heads[8]?.hash);
});

test('[R64] an answer counts when it came, and who told by voice stands beside', async () => {
  const before = short((await ask('M-4', 'sy', '221414Z NOV 26')).out);
  expect(before).toMatch(/^acknowledged: +no$/m);
  expect(before).toMatch(/^answered: +no$/m);
  expect(before).toMatch(/^told by voice: .* us\/officer.us {2}"Captain Haddad" {2}entry 7 {2}/m);
  expect(before).toMatch(/^unmanned: +before to went on {2}entry 1 /m);
  const after = short((await ask('M-4', 'sy', '2026-11-22T15:00:00Z')).out);
  expect(after).toMatch(/^acknowledged: .* sy\/officer.sy {2}entry 13 /m);
  expect(after).toMatch(/^answered: .* sy\/officer.sy {2}phrase 319 {2}entry 13 /m);
});

test('reads a database and a zipped download alike, and says where a file does not say that it ends', async () => {
  const whole = (await ask('M-3', 'il', '221414Z')).out;
  writeFileSync(path('log.ndjson.gz'), gzipSync(fileOf(linesOfExport(log))));
  writeFileSync(path('cut.ndjson'), fileOf(log.lines));
  const kept = sqliteLog(path('log.db'));
  const sealed = log.lines.map((bytes, i) => ({
    bytes,
    seq: i + 1,
    hash: log.heads[i]?.hash,
  }));
  for (const { bytes, seq, hash } of sealed) {
    if (hash !== undefined) await kept.append([{ bytes, seq, hash }]);
  }
  await kept.close();
  expect((await ask('M-3', 'il', '221414Z', path('log.ndjson.gz'))).out).toBe(whole);
  expect((await ask('M-3', 'il', '221414Z', path('log.db'))).out).toBe(whole);
  const cut = await ask('M-3', 'il', '221414Z', path('cut.ndjson'));
  expect(cut.out.replace(whole, '')).toMatch(/^The file does not say where the log ends/);
});

test.each([
  ['Q-3', 'il', '221414Z', /^--item "Q-3" is no reference/],
  ['M-99', 'il', '221414Z', /^--item M-99: the log ends with entry 13/],
  ['E-3', 'il', '221414Z', /^--item E-3: entry 3 made no such item \(message.sent\)/],
  ['M-13', 'us', '221414Z', /^--item M-13 was not there at 2026-11-22T14:14:00.000Z: entry 13 is/],
  ['M-3', 'xx', '221414Z', /^--desk "xx" has no part in this picture, which is of us, il, sy/],
  ['M-3', 'sy', '221414Z', /^--desk sy does not have to know of M-3: it is for il/],
  ['M-3', 'il', 'noon', /^--at "noon" is no time, such as 221414Z/],
  [
    'M-3',
    'il',
    '03/04/2026 1414',
    /^--at "03\/04\/2026 1414" may be 2026-04-03T14:14:00.000Z or 2026-03-04T14:14:00.000Z: say which/,
  ],
  ['M-3', 'il', '2026-11-22', /^--at "2026-11-22" is a whole day: say a moment/],
  ['M-3', 'il', '211414Z', /^--at 2026-11-21T14:14:00.000Z is before the log begins/],
])('%s %s %s cannot be answered, and it says why', async (item, desk, at, why) => {
  expect(await ask(item, desk, at)).toMatchObject({
    code: 3,
    out: '',
    err: expect.stringMatching(why),
  });
});

test('names what is missing, and a log that is no log', async () => {
  expect(await run(path(), '--item', 'M-3', '--at', '221414Z')).toMatchObject({
    code: 3,
    err: expect.stringMatching(/^--desk is missing/),
  });
  expect(await run(path('none'))).toMatchObject({ code: 3 });
  expect((await run('--help')).out).toMatch(/^npm run who-knew -- <log>/);
  const lines = log.lines.with(4, log.lines[5] ?? new Uint8Array());
  writeFileSync(path('broken.ndjson'), fileOf(lines));
  const broken = await spawned(
    'who-knew',
    dir,
    ...[path('broken.ndjson'), '--item', 'M-3', '--desk', 'il', '--at', '221414Z'],
  );
  expect(broken).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^entry 5.*\[R1\]/),
  });
});
