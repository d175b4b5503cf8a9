/** What a process that ended badly leaves of a log, and what a power cut leaves of that. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Log } from '../../server/log/log.ts';
import { openSqliteReader, sqliteLog } from '../../server/log/sqlite.ts';
import { openStore, type Store } from '../../server/people/store.ts';
import { figure } from '../support/figure.ts';
import { lineAt as at } from '../support/lines.ts';
import { SOAKING, sized } from '../support/scale.ts';
import { random, seed } from '../support/seed.ts';
import { scratch } from '../support/server.ts';

const WAL = '-wal';
const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

function opened(path: string): Log {
  const log = sqliteLog(path);
  onTestFinished(() => log.close());
  return log;
}

const seqs = async (log: Log): Promise<number[]> => {
  const last = await log.last();
  const lines = await log.read(0, 1000);
  expect(last?.seq ?? 0).toBe(lines.length);
  return lines.map(({ seq }) => seq);
};

/** The file and its write-ahead log as they stand now: what another process finds after a crash. */
function crashed(path: string): string {
  const copy = join(scratch(), 'log.db');
  copyFileSync(path, copy);
  if (existsSync(path + WAL)) copyFileSync(path + WAL, copy + WAL);
  return copy;
}

/**
 * A log of 3 entries whose process ended when its 4th was written and not synced: that one was not
 * acknowledged. `synced`: up to which byte the write-ahead log had been synced.
 */
async function unsynced(): Promise<{ readonly path: string; readonly synced: number }> {
  const path = join(scratch(), 'log.db');
  const log = opened(path);
  for (const seq of [1, 2, 3]) await log.append([at(seq)]);
  const synced = sizeOf(path + WAL);
  await log.append([at(4)]);
  expect(sizeOf(path + WAL)).toBeGreaterThan(synced);
  return { path: crashed(path), synced };
}

describe('[L18] [L9] a commit that was written and not synced', () => {
  test('stands after a start that finds it, and is durable without the write-ahead log', async () => {
    const { path } = await unsynced();
    const log = opened(path);
    expect(await seqs(log)).toEqual([1, 2, 3, 4]);
    expect(sizeOf(path + WAL)).toBe(0);
    const alone = join(scratch(), 'log.db');
    copyFileSync(path, alone);
    expect(await seqs(opened(alone))).toEqual([1, 2, 3, 4]);
  });

  test('takes nothing with it that was acknowledged later, if a power cut loses it', async () => {
    const { path, synced } = await unsynced();
    const before = readFileSync(path + WAL);
    const log = opened(path);
    await log.append([at(5)]);
    const after = crashed(path);
    const wal = readFileSync(after + WAL);
    // what was never synced and not written again since is not on the disk
    for (let i = synced; i < Math.min(before.length, wal.length); i++)
      if (wal[i] === before[i]) wal[i] = 0;
    writeFileSync(after + WAL, wal);
    expect(await seqs(opened(after))).toEqual([1, 2, 3, 4, 5]);
  });

  test('is gone for good if it did not reach the disk whole', async () => {
    const next = random(18);
    const CUTS = sized({ test: 12, soak: 200 });
    const { path, synced } = await unsynced();
    const whole = readFileSync(path + WAL);
    for (let i = 0; i < CUTS; i++) {
      const copy = crashed(path);
      const torn = Buffer.from(whole);
      const from = synced + Math.floor(next() * (whole.length - synced));
      const cut =
        i % 2 === 0
          ? torn.subarray(0, from)
          : torn.fill(0xff, from, Math.min(whole.length, from + 512));
      writeFileSync(copy + WAL, cut);
      const log = sqliteLog(copy);
      expect(await seqs(log), `cut ${i} at ${from}, seed ${seed}`).toEqual([1, 2, 3]);
      expect(sizeOf(copy + WAL)).toBe(0);
      expect(await log.append([at(4, 200)])).toBe('appended');
      const again = sqliteLog(crashed(copy));
      expect(await seqs(again)).toEqual([1, 2, 3, 4]);
      await log.close();
      await again.close();
    }
    figure(`${CUTS} write-ahead logs cut off in their last commit: what was acknowledged is there`);
  });
});

test('[L18] while another process reads what it found first, nothing is written behind it; then it is', async () => {
  const { path } = await unsynced();
  const reader = openSqliteReader(path);
  expect([...reader.lines()]).toHaveLength(4);
  const log = sqliteLog(path, 50);
  expect(await seqs(log)).toEqual([1, 2, 3, 4]);
  expect(await log.append([at(5)])).toBe('busy');
  reader.close();
  expect(await log.append([at(5)])).toBe('appended');
  expect(await seqs(log)).toEqual([1, 2, 3, 4, 5]);
  await log.close();
});

test('[L18] people and sessions are settled in the same way', () => {
  const path = join(scratch(), 'people.db');
  const store = openStore(path);
  onTestFinished(() => store.close());
  const add = (db: Pick<Store, 'prepare'>, person: string) =>
    db.prepare("INSERT INTO account VALUES (?, 'us', '[]', x'00')").run(person);
  add(store, 'noa');
  const copy = crashed(path);
  const again = openStore(copy);
  onTestFinished(() => again.close());
  expect(sizeOf(copy + WAL)).toBe(0);
  const alone = join(scratch(), 'people.db');
  copyFileSync(copy, alone);
  const db = new DatabaseSync(alone);
  expect(db.prepare('SELECT person FROM account').all()).toEqual([{ person: 'noa' }]);
  db.close();
});

// strace is for soaks
if (SOAKING)
  test('[L9] [L18] calls of the system that fail, one after another, on one log: nothing acknowledged is lost', async () => {
    const FAILING = 200;
    const PER_RUN = 6;
    const next = random(19);
    const path = join(scratch(), 'log.db');
    const program = join(import.meta.dirname, '../support/appending.ts');
    const made = sqliteLog(path);
    await made.append([at(1)]);
    await made.close();
    let [acknowledged, failed, stood, runs] = [1, 0, 0, 0];
    for (; failed < FAILING; runs++) {
      const pick = <T>(some: readonly T[]) => some[Math.floor(next() * some.length)];
      const calls = pick(['fsync,fdatasync', 'pwrite64', 'ftruncate', 'fsync,fdatasync,pwrite64']);
      const when = `${1 + Math.floor(next() * 2 * PER_RUN)}${pick(['', '+'])}`;
      const inject = `inject=${calls}:error=${pick(['EIO', 'ENOSPC', 'EDQUOT'])}:when=${when}`;
      const strace = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', inject];
      const run = [process.execPath, program, path, `${PER_RUN}`];
      const { stdout, status } = spawnSync('strace', [...strace, ...run], { encoding: 'utf8' });
      if (status !== 0) failed++;
      acknowledged = Number(stdout.trim().split('\n').at(-1)) || acknowledged;
      const reader = openSqliteReader(path);
      const lines = [...reader.lines()];
      reader.close();
      const why = `${inject}, run ${runs}, seed ${seed}`;
      for (const [n, line] of lines.entries()) {
        expect(Buffer.from(line.bytes).equals(at(n + 1).bytes), why).toBe(true);
      }
      expect(lines.length, why).toBeGreaterThanOrEqual(acknowledged);
      expect(lines.length, why).toBeLessThanOrEqual(acknowledged + 1);
      stood += lines.length - acknowledged;
      acknowledged = lines.length; // what was found once stays
    }
    figure(
      `${runs} runs on one log, in ${failed} a call failed: ${acknowledged} entries, ` +
        `none lost, ${stood} of commits that failed stood`,
    );
  });
