/** A log in one SQLite file, durable at every answer. The only file that knows SQLite. */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Hash } from '../../picture/basics.ts';
import type { Sealed } from '../../picture/chain.ts';
import { Bell } from './bell.ts';
import { areNext, followByReading, type Log, type StoredLine } from './log.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS head (
    one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;`;

/** How long the log must be quiet (ms) before SQLite copies its write-ahead log into the file. */
const CHECKPOINT_AFTER_QUIET = 500;
/** After so many lines it does so even when it is not quiet. */
const CHECKPOINT_AFTER_LINES = 20_000;

/** How long (ms) a lock of another process is waited for. */
const LOCK_TIMEOUT = 5000;
/** How much of that at a time with the thread stopped, and how long the event loop has in between. */
const BUSY_TIMEOUT = 5;
const RETRY_DELAY = 25;
/** How often (ms) it is looked whether another process has written. */
const POLL_INTERVAL = 200;

/** Opens the log in a file, which it makes if there is none. `patience`: ms for locks of other processes. */
export function sqliteLog(path: string, lockTimeout = LOCK_TIMEOUT): Log {
  const db = new DatabaseSync(path, { timeout: lockTimeout }); // nothing else goes on yet
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;`);
  db.exec(SCHEMA);
  db.exec(`PRAGMA busy_timeout = ${Math.min(lockTimeout, BUSY_TIMEOUT)}`);
  const insert = db.prepare('INSERT INTO entry (seq, bytes) VALUES (?, ?)');
  const setHead = db.prepare(
    'INSERT INTO head (one, seq, hash) VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, hash = excluded.hash',
  );
  const getLast = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM entry');
  const getHead = db.prepare('SELECT seq, hash FROM head');
  const after = db.prepare('SELECT seq, bytes FROM entry WHERE seq > ? ORDER BY seq LIMIT ?');
  const grown = new Bell();
  let uncheckpointed = 0;
  let checkpointTimer: NodeJS.Timeout | undefined;

  let checkpointFault: unknown; // why the write-ahead log could not be copied; the next append says so

  const version = db.prepare('PRAGMA data_version'); // another one once another connection has written
  let lastVersion = version.get()?.data_version;
  const poll = setInterval(() => {
    const now = unlessBusy(() => version.get()?.data_version);
    if (now !== 'busy' && now !== lastVersion) {
      lastVersion = now;
      grown.ring();
    }
  }, POLL_INTERVAL).unref();

  /** Does it as soon as no other process holds the file; 'busy' if that takes too long. */
  const retryWhileBusy = async <T>(work: () => T): Promise<T | 'busy'> => {
    for (const until = performance.now() + lockTimeout; ; await sleep(RETRY_DELAY)) {
      const done = unlessBusy(work);
      if (done !== 'busy' || performance.now() > until) return done;
    }
  };

  const checkpoint = () => {
    uncheckpointed = 0;
    try {
      db.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch (fault) {
      if (!isBusy(fault)) checkpointFault = fault; // or it is copied after the next lines
    }
  };
  const scheduleCheckpoint = (lines: number) => {
    clearTimeout(checkpointTimer);
    uncheckpointed += lines;
    if (uncheckpointed > CHECKPOINT_AFTER_LINES) checkpoint();
    else checkpointTimer = setTimeout(checkpoint, CHECKPOINT_AFTER_QUIET).unref();
  };

  const readWhenFree = async <T>(work: () => T): Promise<T> => {
    const read = await retryWhileBusy(work);
    if (read === 'busy') throw new Error('another process holds the log');
    return read;
  };

  const write = (lines: readonly Sealed[], last: Sealed): 'appended' | 'moved' => {
    db.exec('BEGIN IMMEDIATE');
    try {
      if (!areNext(lines, Number(getLast.get()?.seq))) {
        db.exec('ROLLBACK');
        return 'moved';
      }
      for (const { seq, bytes } of lines) insert.run(seq, bytes);
      setHead.run(last.seq, last.hash);
      db.exec('COMMIT');
      return 'appended';
    } catch (fault) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw fault;
    }
  };

  const log: Log = {
    async append(lines) {
      const last = lines.at(-1);
      if (last === undefined) return 'appended';
      if (checkpointFault !== undefined) throw checkpointFault;
      const outcome = await retryWhileBusy(() => write(lines, last));
      if (outcome === 'appended') {
        scheduleCheckpoint(lines.length);
        grown.ring();
      }
      return outcome;
    },
    async last() {
      const row = await readWhenFree(() => getHead.get());
      return row && { seq: Number(row.seq), hash: Hash.parse(row.hash) };
    },
    async read(seq, limit) {
      const rows = await readWhenFree(() => after.all(seq, limit));
      return rows as unknown as StoredLine[]; // STRICT columns: an integer and a blob
    },
    follow: (seq, signal) => followByReading(log.read, grown, seq, signal),
    async close() {
      clearTimeout(checkpointTimer);
      clearInterval(poll);
      db.close();
    },
  };
  return log;
}

/** What SQLite throws while another connection holds the file: SQLITE_BUSY, in whatever form. */
const isBusy = (fault: unknown): boolean =>
  fault instanceof Error &&
  'errcode' in fault &&
  typeof fault.errcode === 'number' &&
  (fault.errcode & 0xff) === 5;

function unlessBusy<T>(work: () => T): T | 'busy' {
  try {
    return work();
  } catch (fault) {
    if (isBusy(fault)) return 'busy';
    throw fault;
  }
}

/** A log's file as it stands at one moment, to be read and never written. What it throws is SQLite's. */
export interface SqliteReader {
  /** Every row in order of seq, whatever it holds. */
  lines(): Iterable<StoredLine>;
  /** The row that says which line was written last. */
  head(): { readonly seq: number; readonly hash: string } | undefined;
  /** What SQLite's integrity check finds wrong with the file. */
  faults(): readonly string[];
  /** Whether a writer has opened a file that nobody had open: what was read may be mixed. */
  writerOpened(): boolean;
  close(): void;
}

/**
 * Opens a log's file for reading, beside a server that writes to it if there is one. Where nobody has it
 * open it is opened as unchangeable, since SQLite would leave files beside it otherwise.
 */
export function openSqliteReader(path: string): SqliteReader {
  const inUse = () => existsSync(`${path}-wal`);
  const alone = !inUse();
  const url = pathToFileURL(path);
  if (alone) url.searchParams.set('immutable', '1');
  const db = new DatabaseSync(url, { readOnly: true });
  db.exec('BEGIN; SELECT 1 FROM sqlite_schema'); // all that follows reads this one moment
  return {
    *lines() {
      for (const { seq, bytes } of db
        .prepare('SELECT seq, bytes FROM entry ORDER BY seq')
        .iterate()) {
        yield { seq: Number(seq), bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array() };
      }
    },
    head() {
      const row = db.prepare('SELECT seq, hash FROM head').get();
      return row && { seq: Number(row.seq), hash: String(row.hash) };
    },
    faults: () =>
      db
        .prepare('PRAGMA integrity_check')
        .all()
        .map((row) => String(row.integrity_check))
        .filter((fault) => fault !== 'ok'),
    writerOpened: () => alone && inUse(),
    close: () => db.close(),
  };
}
