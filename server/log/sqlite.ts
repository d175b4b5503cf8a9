/** A log in one SQLite file, durable at every answer. The only file that knows SQLite. */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { Hash } from '../../picture/basics.ts';
import { Bell } from './bell.ts';
import { fits, followed, type Log, type Stored } from './log.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS head (
    one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;`;

/** How long the log must be quiet (ms) before SQLite copies its write-ahead log into the file. */
const QUIET = 500;
/** After so many lines it does so even when it is not quiet. */
const MOST_WAITING = 20_000;

export function sqliteLog(path: string): Log {
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;`);
  db.exec(SCHEMA);
  const insert = db.prepare('INSERT INTO entry (seq, bytes) VALUES (?, ?)');
  const setHead = db.prepare(
    'INSERT INTO head (one, seq, hash) VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, hash = excluded.hash',
  );
  const getLast = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM entry');
  const getHead = db.prepare('SELECT seq, hash FROM head');
  const after = db.prepare('SELECT seq, bytes FROM entry WHERE seq > ? ORDER BY seq LIMIT ?');
  const grown = new Bell();
  let waiting = 0;
  let quiet: NodeJS.Timeout | undefined;

  let unsettled: unknown; // why the write-ahead log could not be copied; the next append says so

  const settle = () => {
    waiting = 0;
    try {
      db.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch (fault) {
      unsettled = fault;
    }
  };
  const settleLater = (lines: number) => {
    clearTimeout(quiet);
    waiting += lines;
    if (waiting > MOST_WAITING) settle();
    else quiet = setTimeout(settle, QUIET).unref();
  };

  const log: Log = {
    async append(lines) {
      const last = lines.at(-1);
      if (last === undefined) return 'appended';
      if (unsettled !== undefined) throw unsettled;
      db.exec('BEGIN IMMEDIATE');
      try {
        if (!fits(lines, Number(getLast.get()?.seq))) {
          db.exec('ROLLBACK');
          return 'moved';
        }
        for (const { seq, bytes } of lines) insert.run(seq, bytes);
        setHead.run(last.seq, last.hash);
        db.exec('COMMIT');
      } catch (fault) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw fault;
      }
      settleLater(lines.length);
      grown.ring();
      return 'appended';
    },
    async last() {
      const row = getHead.get();
      return row && { seq: Number(row.seq), hash: Hash.parse(row.hash) };
    },
    async read(seq, limit) {
      return after.all(seq, limit) as unknown as Stored[]; // STRICT columns: an integer and a blob
    },
    follow: (seq, signal) => followed(log.read, grown, seq, signal),
    async close() {
      clearTimeout(quiet);
      db.close();
    },
  };
  return log;
}

/** A log's file as it stands at one moment, to be read and never written. What it throws is SQLite's. */
export interface SqliteReading {
  /** Every row in order of seq, whatever it holds. */
  lines(): Iterable<Stored>;
  /** The row that says which line was written last. */
  head(): { readonly seq: number; readonly hash: string } | undefined;
  /** What SQLite's integrity check finds wrong with the file. */
  faults(): readonly string[];
  /** Whether a writer has opened a file that nobody had open: what was read may be mixed. */
  overtaken(): boolean;
  close(): void;
}

/**
 * Opens a log's file for reading, beside a server that writes to it if there is one. Where nobody has it
 * open it is opened as unchangeable, since SQLite would leave files beside it otherwise.
 */
export function readSqlite(path: string): SqliteReading {
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
    overtaken: () => alone && inUse(),
    close: () => db.close(),
  };
}
