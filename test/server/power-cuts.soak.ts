import { once } from 'node:events';
import {
  createReadStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { examine, GENESIS } from '../../picture/chain.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { startMain, startUnder } from '../support/child.ts';
import { figure } from '../support/figure.ts';
import { Disk, type Files, WAYS, writeFiles } from '../support/power/disk.ts';
import { RECORDING, type Step, stepsOf } from '../support/power/trace.ts';
import { sized } from '../support/scale.ts';
import { random, seed } from '../support/seed.ts';
import { scratch, stubPage } from '../support/server.ts';
import { strace } from '../support/strace.ts';
import { entriesOf, readiness, Writers } from '../support/writers.ts';

/** Power cuts after which a whole server starts, and those after which only the log is opened; twice. */
const STARTS = sized({ test: 0, soak: 120 });
const OPENINGS = sized({ test: 0, soak: 1000 });

const bytes = (text: string) => Buffer.from(text);
const at = (path: string, from: number, text: string): Step => ({
  does: 'write',
  path,
  at: from,
  data: bytes(text),
});
const half = () => 0.5;

test('a disk keeps what was synced, and of the rest nothing, all, or a part', () => {
  const disk = new Disk(new Map([['old', bytes('kept')]]));
  for (const step of [
    at('log', 0, 'one'),
    { does: 'sync', path: 'log' } as const,
    at('log', 3, 'two'),
    at('log', 6, 'three'),
    at('new', 0, 'x'),
    { does: 'remove', path: 'old' } as const,
  ])
    disk.take(step);
  const text = (files: Files) =>
    Object.fromEntries([...files].map(([path, all]) => [path, `${all}`]));
  expect(text(disk.lost('nothing', half))).toEqual({ old: 'kept', log: 'one' });
  expect(text(disk.lost('all', half))).toEqual({ log: 'onetwothree', new: 'x' });
  expect(text(disk.lost('the beginning', half))).toEqual({ old: 'kept', log: 'onetwo', new: 'x' });
  const random = [0, 0.9, 0.1, 0.9].values();
  const some = disk.lost('any writes', () => random.next().value ?? 0.9);
  expect(text(some)).toEqual({ old: 'kept', log: 'one\0\0\0three' });
  disk.take({ does: 'sync', path: 'log' });
  expect(text(disk.lost('nothing', half))).toEqual({ log: 'onetwothree', new: '' });
});

test('a disk tears a write between sectors, and cuts files to a length', () => {
  const disk = new Disk();
  disk.take(at('page', 500, `${'a'.repeat(12)}${'b'.repeat(512)}c`));
  const random = [0, 0.9, 0.1, 0.9].values();
  const torn = disk.lost('any sectors', () => random.next().value ?? 0.9).get('page');
  expect(torn).toBe(undefined); // nobody waited for its name
  disk.take({ does: 'sync', path: 'page' });
  disk.take(at('page', 0, 'x'.repeat(1024)));
  disk.take({ does: 'cut', path: 'page', size: 520 });
  const chance = [0.9, 0.9, 0.1, 0.1].values();
  const kept = disk.lost('any sectors', () => chance.next().value ?? 0);
  expect(`${kept.get('page')}`).toBe(`${'\0'.repeat(500)}${'a'.repeat(12)}${'x'.repeat(8)}`);
});

test('a trace is read: calls that threads interrupted, failed ones, answers to writers', () => {
  const raw = (text: string) => Buffer.from(text).toString('hex').replace(/../g, '\\x$&');
  const hex = (text: string) => `"${raw(text)}"`;
  const wal = `5<${raw('/data/a-wal')}>`;
  const hash = '0a'.repeat(32);
  const answer = `HTTP/1.1 200 OK\r\n\r\n{"status":201,"seq":7,"item":null,"hash":"${hash}"}\n`;
  const lines = [
    `10 openat(AT_FDCWD</x>, ${hex('/data/a-wal')}, O_RDWR|O_CREAT, 0600) = ${wal}`,
    `10 pwrite64(${wal}, ${hex('page')}, 4, 32) = 4`,
    `10 fdatasync(${wal} <unfinished ...>`,
    `11 write(2<pipe:[1]>, ${hex('log')}, 3) = 3`,
    `10 <... fdatasync resumed>) = 0`,
    `10 pwrite64(${wal}, ${hex('page')}, 4, 36) = -1 EIO (Input/output error)`,
    `10 writev(9<socket:[2]>, [{iov_base=${hex(answer)}, iov_len=9}], 1) = 9`,
    `10 ftruncate(${wal}, 32) = 0`,
    `10 unlink(${hex('/data/a-wal')}) = 0`,
    `10 unlink(${hex('/elsewhere/a-wal')}) = 0`,
  ];
  expect(stepsOf(lines, '/data')).toEqual([
    { does: 'make', path: 'a-wal' },
    { does: 'write', path: 'a-wal', at: 32, data: bytes('page') },
    { does: 'sync', path: 'a-wal' },
    { does: 'acknowledge', seq: 7, hash },
    { does: 'cut', path: 'a-wal', size: 32 },
    { does: 'remove', path: 'a-wal' },
  ]);
});

/** All files below a folder. */
function filesIn(folder: string): Files {
  const names = readdirSync(folder, { recursive: true }).map(String);
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name))]));
}

/** Settles when this file of a folder, itself or in another below it, is written to. */
function written(folder: string, name: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, { recursive: true }, (_, file) => {
      if (file?.endsWith(name) !== true) return;
      watcher.close();
      resolve();
    });
  });
}

/** The lines of a file that another program writes, once its last one is there. */
async function linesOf(path: string, last: RegExp): Promise<string[]> {
  const watcher = watch(path);
  for (;;) {
    const more = once(watcher, 'change');
    const lines: string[] = [];
    for await (const line of createInterface(createReadStream(path))) lines.push(line);
    if (lines.some((line) => last.test(line))) {
      watcher.close();
      return lines;
    }
    await more;
  }
}

interface Recorded {
  /** What lay there, safely, before the first step. */
  readonly before: Files;
  readonly steps: readonly Step[];
}

/**
 * A server that starts on a new folder, or on one that another has left, takes commands, copies its
 * log into the file when it is quiet, and stops.
 */
async function recorded(page: string, isNew: boolean): Promise<Recorded> {
  const dir = scratch();
  if (!isNew) {
    const first = await startMain(dir, page);
    first.process.kill('SIGTERM');
    await first.ended;
  }
  const before = filesIn(dir);
  const trace = join(scratch(), 'trace');
  const child = await startUnder([strace(), '-D', '-f', ...RECORDING, '-o', trace], dir, page);
  const now = new Disk(before);
  const writers = new Writers();
  writers.serve(child);
  await writers.answered(150);
  writers.unserve();
  await written(dir, 'shared.db');
  writers.serve(child);
  await writers.answered(150);
  await writers.stop();
  child.process.kill('SIGTERM');
  await child.ended;
  const lines = await linesOf(trace, new RegExp(`^${child.process.pid} +\\+\\+\\+ exited`));
  const steps = stepsOf(lines, dir);
  for (const step of steps) now.take(step);
  const left = [...now.lost('all', half)].filter(([path]) => !path.endsWith('-shm'));
  for (const [path, all] of left)
    expect(all.equals(readFileSync(join(dir, path))), `${path} as it was replayed`).toBe(true);
  return { before, steps };
}

type Acknowledged = Extract<Step, { does: 'acknowledge' }>;

/** What is on the disk after a cut anywhere, and what was acknowledged until then. */
function* cuts({ before, steps }: Recorded, count: number, next: () => number) {
  const places = Array.from({ length: count }, () => Math.floor(next() * (steps.length + 1)));
  places.sort((a, b) => a - b);
  const disk = new Disk(before);
  const acknowledged: Acknowledged[] = [];
  let done = 0;
  for (const place of places) {
    for (; done < place; done++) {
      const step = steps[done];
      if (step === undefined) break;
      disk.take(step);
      if (step.does === 'acknowledge') acknowledged.push(step);
    }
    const way = WAYS[Math.floor(next() * WAYS.length)] ?? 'nothing';
    const files = new Map(disk.lost(way, next));
    for (const path of files.keys()) if (path.endsWith('-shm')) files.delete(path); // memory
    yield { files, acknowledged, told: `cut after step ${place}, left ${way}, seed ${seed}` };
  }
}

test.each([
  ['that a server has left', false],
  ['that is new', true],
])(
  '[L8] [L9] the power goes at any call to the disk, in a folder %s: all that was acknowledged is there after a start',
  async (_, isNew) => {
    const page = stubPage();
    const record = await recorded(page, isNew);
    const acknowledging = record.steps.filter(({ does }) => does === 'acknowledge').length;
    expect(acknowledging).toBeGreaterThan(200);
    const dir = scratch();
    const next = random(17);
    let most = 0;
    for (const { files, acknowledged, told } of cuts(record, OPENINGS, next)) {
      const folder = join(dir, 'opened');
      mkdirSync(folder);
      writeFiles(folder, files);
      const path = [...files.keys()].find((name) => name.endsWith('shared.db'));
      const log = sqliteLog(join(folder, path ?? 'shared.db')); // its name may be lost: it is empty then
      const lines = await log.read(0, 1_000_000);
      await log.close();
      let head = GENESIS;
      const hashes = lines.map((line) => {
        ({ head } = examine(head, line.bytes));
        return head.hash;
      });
      for (const { seq, hash } of acknowledged) expect(hashes[seq - 1], told).toBe(hash);
      most = Math.max(most, lines.length);
      rmSync(folder, { recursive: true });
    }
    for (const { files, acknowledged, told } of cuts(record, STARTS, next)) {
      const folder = join(dir, 'started');
      mkdirSync(folder, { mode: 0o700 });
      writeFiles(folder, files);
      const child = await startMain(folder, page);
      expect(await readiness(child), told).toBe('ready');
      const entries = await entriesOf(child);
      for (const { seq, hash } of acknowledged) expect(entries.get(seq)?.hash, told).toBe(hash);
      child.process.kill('SIGKILL');
      await child.ended;
      rmSync(folder, { recursive: true });
    }
    figure(
      `${OPENINGS} power cuts in ${record.steps.length} steps, ${STARTS} of them before a whole server; ` +
        `${acknowledging} acknowledged, at most ${most} entries, none lost`,
    );
  },
);
