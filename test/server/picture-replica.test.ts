import { once } from 'node:events';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GENESIS, type Head, hashOf, seal } from '../../picture/chain.ts';
import { code } from '../../picture/digest.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { replay } from '../../picture/replay.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { SHARED_ONLY } from '../support/cell.ts';
import { added, reported } from '../support/examples.ts';
import { fill, keep, OPENING, START, textsOf } from '../support/keeping.ts';
import { command, LONG, log as logs, momentIn } from '../support/logs.ts';
import { sized } from '../support/scale.ts';
import { OFFICER, scratch, serve } from '../support/server.ts';
import '../support/seed.ts';

/** How many entries the damaged logs below have; few enough to try every damage. */
const N = 60;

async function stored(): Promise<string> {
  const path = join(scratch(), 'shared.db');
  const log = sqliteLog(path);
  await fill(log, { lines: LONG.lines.slice(0, N) });
  await log.close();
  return path;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const line = (seq: number): Uint8Array => LONG.lines[seq - 1] ?? new Uint8Array();
const textOf = (seq: number): string => Buffer.from(line(seq)).toString();
const headAt = (seq: number): Head => LONG.heads[seq - 1] ?? GENESIS;

/** A line that follows entry `seq` in every way but one: what it says. */
function sealedAfter(seq: number, change: unknown): Uint8Array {
  return seal(headAt(seq), OPENING.by, command(change, 5000 + seq), START + 1e9).sealed.bytes;
}

type Damage = (db: DatabaseSync) => void;
const put =
  (seq: number, bytes: Uint8Array): Damage =>
  (db) =>
    db.prepare('UPDATE entry SET bytes = ? WHERE seq = ?').run(bytes, seq);
const run =
  (sql: string): Damage =>
  (db) =>
    db.exec(sql);
/** A log that ends with this entry, and says so. */
const ending =
  (seq: number, bytes: Uint8Array): Damage =>
  (db) => {
    db.exec(`DELETE FROM entry WHERE seq > ${seq}`);
    put(seq, bytes)(db);
    db.prepare('UPDATE head SET seq = ?, hash = ?').run(seq, hashOf(bytes));
  };
const flipped = (seq: number): Uint8Array => {
  const bytes = Uint8Array.from(line(seq));
  const at = textOf(seq).indexOf('Shots');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};
const unknownName = bytesOf(
  textOf(30).replace(/"change":\{"type":"[a-z.]+"/, '"change":{"type":"event.renamed"'),
);

/** Each kind of damage to the file, and the first entry that cannot stand where it stands. */
const DAMAGES: readonly (readonly [string, number, Damage])[] = [
  ['[C2] a bit of an entry that others follow', 31, put(30, flipped(30))],
  ['[C6] a bit of the last entry', N, put(N, flipped(N))],
  ['[C4] an entry that is no longer text', 30, put(30, Uint8Array.of(0xff, 0xfe))],
  ['[C4] an empty entry', 30, put(30, new Uint8Array())],
  ['[C4] a space more', 30, put(30, bytesOf(textOf(30).replace('":', '": ')))],
  ['[R1] an entry that is gone', 30, run('DELETE FROM entry WHERE seq = 30')],
  ['[R1] the first one gone', 1, run('DELETE FROM entry WHERE seq = 1')],
  [
    '[R1] two that changed places',
    30,
    run(
      'UPDATE entry SET seq = -1 WHERE seq = 30; UPDATE entry SET seq = 30 WHERE seq = 31; UPDATE entry SET seq = 31 WHERE seq = -1',
    ),
  ],
  ['[R1] one given twice', 31, put(31, line(30))],
  ['[L12] the last ones gone', 51, run('DELETE FROM entry WHERE seq > 50')],
  ['[L12] the last one sealed anew', N, put(N, sealedAfter(N - 1, added()))],
  [
    '[L12] one more than was written',
    N + 1,
    (db) => db.prepare('INSERT INTO entry VALUES (?, ?)').run(N + 1, sealedAfter(N, added())),
  ],
  ['[L12] another hash for the last', N, run(`UPDATE head SET hash = '${'a'.repeat(64)}'`)],
  ['[L12] a higher number for the last', N + 1, run('UPDATE head SET seq = seq + 1')],
  ['[L12] a lower number for the last', N - 1, run('UPDATE head SET seq = seq - 1')],
  ['[R4] a name that this version does not know', 30, put(30, unknownName)],
  [
    '[R6] an entry that names what is not there',
    30,
    ending(30, sealedAfter(29, { type: 'event.withdrawn', item: 'E-999', reason: 'x' })),
  ],
  ['[R5] a second opening', 30, ending(30, sealedAfter(29, OPENING.command.change))],
];

describe('[L11] a log that does not verify is served up to the entry before the first bad one', () => {
  test.each(DAMAGES)('%s', async (name, bad, damage) => {
    const path = await stored();
    const db = new DatabaseSync(path);
    damage(db);
    db.close();
    const log = sqliteLog(path);
    const { replica, appender } = await keep(log);
    expect(replica.alarm).toMatch(new RegExp(`^entry ${bad}: .* \\[[A-Z]\\d+\\]$`));
    const good = name.startsWith('[C2]') ? bad - 2 : bad - 1; // what the bad one contradicts is not good
    expect(replica.head).toEqual(headAt(good));
    expect(replica.picture).toEqual(fold(EMPTY, LONG.entries.slice(0, good)));
    expect(await appender.append(OFFICER, [command(reported(), 4000)])).toEqual([
      { kind: 'closed', why: replica.alarm },
    ]);
    await log.close();
  });

  test('[L12] when nothing says which was the last, all is served and the end is doubted', async () => {
    for (const damage of ['DELETE FROM head', "UPDATE head SET hash = 'torn'"]) {
      const path = await stored();
      const db = new DatabaseSync(path);
      db.exec(damage);
      db.close();
      const log = sqliteLog(path);
      const { replica, appender } = await keep(log);
      expect(replica.alarm).toMatch(new RegExp(`^entry ${N}: .*L12`));
      expect(replica.head).toEqual(headAt(N));
      expect(await appender.append(OFFICER, [command(reported(), 4000)])).toMatchObject([
        { kind: 'closed' },
      ]);
      await log.close();
    }
  });

  test('a damaged page of the file: what stands before it is served, the first unreadable entry named', async () => {
    const path = await stored();
    const content = readFileSync(path);
    const at = content.indexOf(line(40).subarray(0, 60));
    const page = Math.floor(at / 4096) * 4096;
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(64, 0xee), 0, 64, page);
    closeSync(file);
    const log = sqliteLog(path);
    const { replica } = await keep(log);
    const { seq } = replica.head;
    expect(replica.alarm).toMatch(
      new RegExp(`^entry ${seq + 1}: cannot be read: .*malformed.* \\[L11\\]$`),
    );
    expect(seq).toBeGreaterThan(20);
    expect(seq).toBeLessThan(40);
    expect(replica.head).toEqual(headAt(seq));
    await log.close();
  });

  test('over HTTP and the stream: readyz and POST say 503, what is good is read, what is bad is not', async () => {
    const path = await stored();
    const db = new DatabaseSync(path);
    put(30, flipped(30))(db);
    db.close();
    const server = await serve({ log: () => sqliteLog(path), cell: SHARED_ONLY });
    const ready = await server.get('/readyz');
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringMatching(/^entry 31: /)]);
    const refused = await server.ask(reported());
    expect(refused).toMatchObject({
      status: 503,
      body: { error: { kind: 'closed', why: expect.stringMatching(/^entry 31: /) } },
    });
    expect(refused.headers.get('retry-after')).toBeTruthy();
    const good = [...Array(29).keys()].map((i) => textOf(i + 1));
    const lines = async (path: string) =>
      (await (await server.get(path)).text()).trimEnd().split('\n');
    const served = await lines('/api/pictures/shared/entries');
    expect(served).toEqual(good);
    expect(await (await server.get('/api/pictures/shared')).json()).toMatchObject({ seq: 29 });
    expect(await (await server.get('/api/pictures/shared?at=10')).json()).toMatchObject({
      seq: 10,
    });
    const screen = await server.screen();
    expect((await screen.next('beat')).header).toMatchObject({
      head: 29,
      alarm: expect.stringMatching(/^entry 31: /),
    });
    const resumed = await server.screen(OFFICER, { after: 10, hash: headAt(10).hash });
    await resumed.until(() => resumed.seqs.length >= 19);
    const beyond = await server.screen(OFFICER, { after: 40, hash: headAt(40).hash });
    await beyond.next('differs');
    await beyond.next('gap');
    for (const one of [screen, resumed, beyond]) {
      one.socket.ping(); // what was sent before the pong is here with it
      await once(one.socket, 'pong');
    }
    expect(resumed.seqs).toEqual([...Array(19).keys()].map((i) => i + 11));
    expect([...screen.seqs, ...beyond.seqs]).toEqual([]);
  });
});

test('[L12] an untouched log opens, is verified, and goes on where it was', async () => {
  const path = await stored();
  for (let n = 0; n < 3; n++) {
    const log = sqliteLog(path);
    const { replica, appender } = await keep(log, () => START + 1e9);
    expect(replica.alarm).toBeUndefined();
    expect(await appender.append(OFFICER, [command(added(), 7000 + n)])).toMatchObject([
      { seq: N + 1 + n },
    ]);
    await log.close();
  }
});

test('[R5] an empty log is opened, once', async () => {
  const log = memoryLog();
  const { replica } = await keep(log);
  expect(replica.head).toMatchObject({ seq: 1 });
  expect(replica.picture.opened).toEqual(OPENING.command.change);
  expect((await keep(log)).replica.head).toEqual(replica.head);
  expect(await textsOf(log)).toHaveLength(1);
});

describe('[R15] the picture at any moment is the fold of what was recorded until then', () => {
  test('at every entry and time of a long log', async () => {
    const log = memoryLog();
    await fill(log, LONG);
    const { replica } = await keep(log);
    for (const seq of [0, 1, 2, 99, 255, 256, 257, 499, 500, 501, 511, 512, 899, 900, 901, 1e9]) {
      const { head, picture } = await replica.at({ seq });
      const entries = LONG.entries.slice(0, seq);
      expect(picture, `at ${seq}`).toEqual(fold(EMPTY, entries));
      expect(head).toEqual(LONG.heads[Math.min(seq, 900) - 1] ?? GENESIS);
      expect(code(head.hash, picture)).toBe(code(head.hash, fold(EMPTY, entries)));
    }
  });
  test('at random moments of random logs, grown one by one or read at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        logs,
        fc.nat(),
        fc.constantFrom(-1, 0, 1),
        fc.boolean(),
        async (grown, pick, off, bySeq) => {
          const log = memoryLog();
          await fill(log, grown);
          const { replica } = await keep(log);
          const until = bySeq
            ? { seq: pick % (grown.entries.length + 2) }
            : { time: momentIn(grown, pick, off) };
          const { picture } = await replica.at(until);
          expect(picture).toEqual(replay(EMPTY, grown.entries, until));
        },
      ),
      { numRuns: sized({ test: 15, soak: 300 }) },
    );
  });
  test('a log that shrank under the server is told, not waited for', async () => {
    const path = await stored();
    const log = sqliteLog(path);
    const { replica } = await keep(log);
    const db = new DatabaseSync(path);
    db.exec('DELETE FROM entry');
    db.close();
    await expect(replica.at({ seq: 10 })).rejects.toThrow('entry 1 is no longer in the log');
    await log.close();
  });
});

test('[W7] recent states are found by their last entry, and when they were overtaken', async () => {
  let clock = START;
  const { replica, appender } = await keep(memoryLog(), () => clock);
  for (const n of [1, 2, 3]) {
    clock += 1000;
    await appender.append(OFFICER, [command(added(), 2 * n), command(added(), 2 * n + 1)]);
  }
  expect(replica.head.seq).toBe(7);
  expect(replica.stateAt(7)?.picture).toBe(replica.picture);
  expect(replica.stateAt(5)?.head.hash).toBe(
    hashOf((await replica.log.read(4, 1))[0]?.bytes ?? new Uint8Array()),
  );
  for (const seq of [0, 4, 6, 8])
    expect(replica.stateAt(seq), `${seq} ends no commit`).toBeUndefined();
  expect([7, 6, 5, 4, 1].map((seq) => replica.nextEntryTime(seq))).toEqual([
    undefined,
    START + 3000,
    START + 3000,
    START + 2000,
    START + 1000,
  ]);
  expect(replica.nextEntryTime(0)).toBe(0);
});
