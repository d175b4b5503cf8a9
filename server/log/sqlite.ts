/** A log in one SQLite file, durable at every answer. The only file here that knows SQLite. */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Hash } from '../../picture/basics.ts';
import type { Sealed } from '../../picture/chain.ts';
import { settleWal } from '../lib/settle-wal.ts';
import { isBusy } from '../lib/sqlite-faults.ts';
import { Bell } from './bell.ts';
import { areNext, followByReading, type Log, type StoredLine } from './log.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS head (
    one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;`;

/** ms without an append after which the write-ahead log is copied into the file. */
const CHECKPOINT_AFTER_QUIET = 500;
/** Lines after which it is copied even if appends go on. */
const CHECKPOINT_AFTER_LINES = 20_000;

/** ms to wait for another process that has locked the file. */
const LOCK_TIMEOUT = 5000;
/** ms of one try, with the thread blocked, and ms for the event loop between two tries. */
const BUSY_TIMEOUT = 5;
const RETRY_DELAY = 25;
/** ms between two looks for lines that another process wrote. */
const POLL_INTERVAL = 200;

/**
 * Opens the log in a file, and makes the file if there is none. What a commit that failed may have
 * left is settled before anything is read; while another process reads it, nothing is appended.
 * Throws what SQLite throws.
 * `lockTimeout`: ms to wait for locks of other processes.
 */
export function sqliteLog(path: string, lockTimeout = LOCK_TIMEOUT): Log {
  const db = new DatabaseSync(path, { timeout: lockTimeout }); // blocks: nothing runs yet
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;`);
  let settled = settleWal(db);
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

  let checkpointFault: unknown; // thrown by the next append

  const version = db.prepare('PRAGMA data_version'); // changes when another connection writes
  let lastVersion = version.get()?.data_version;
  const poll = setInterval(() => {
    const now = unlessBusy(() => version.get()?.data_version);
    if (now !== 'busy' && now !== lastVersion) {
      lastVersion = now;
      grown.ring();
    }
  }, POLL_INTERVAL).unref();

  /** Retries while another process has the file locked; 'busy' once `lockTimeout` has passed. */
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
      if (!isBusy(fault)) checkpointFault = fault; // if busy: copied after the next lines
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

  const write = (lines: readonly Sealed[], last: Sealed): 'appended' | 'moved' | 'busy' => {
    settled ||= settleWal(db);
    if (!settled) return 'busy';
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
      return rows as unknown as StoredLine[]; // the columns are STRICT: an integer and a blob
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

function unlessBusy<T>(work: () => T): T | 'busy' {
  try {
    return work();
  } catch (fault) {
    if (isBusy(fault)) return 'busy';
    throw fault;
  }
}

/** A log's file at one moment, for reading only. Its methods throw what SQLite throws. */
export interface SqliteReader {
  /** Every row in order of seq, with unchecked bytes. */
  lines(): Iterable<StoredLine>;
  /** The row that names the last line; undefined if there is none. */
  head(): { readonly seq: number; readonly hash: string } | undefined;
  /** Messages of SQLite's integrity check; empty if the file is sound. */
  faults(): readonly string[];
  /** True if a writer opened the file that was opened as immutable: the rows may be mixed. */
  writerOpened(): boolean;
  close(): void;
}

/**
 * Opens a log's file for reading, beside a server that writes to it if there is one. If no process
 * has the file open, it is opened as immutable, since SQLite would leave files beside it otherwise.
 */
export function openSqliteReader(path: string): SqliteReader {
  const inUse = () => existsSync(`${path}-wal`);
  const alone = !inUse();
  const url = pathToFileURL(path);
  if (alone) url.searchParams.set('immutable', '1');
  const db = new DatabaseSync(url, { readOnly: true });
  db.exec('BEGIN; SELECT 1 FROM sqlite_schema'); // one snapshot for all that is read
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
