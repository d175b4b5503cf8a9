/** Stores people, sessions and queued records. The only file of this folder that knows SQLite. */
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { settleWal } from '../lib/settle-wal.ts';
import { isWriteFault } from '../lib/sqlite-faults.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS account (
    person TEXT PRIMARY KEY, desk TEXT NOT NULL, roles TEXT NOT NULL, handle BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS passkey (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, key BLOB NOT NULL, counter INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS password (
    person TEXT PRIMARY KEY, hash TEXT NOT NULL, secret BLOB NOT NULL, step INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS enrolment (
    hash TEXT PRIMARY KEY, person TEXT NOT NULL UNIQUE, until INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS session (
    hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, person TEXT NOT NULL, desk TEXT NOT NULL,
    role TEXT NOT NULL, way TEXT NOT NULL, pictures TEXT, address TEXT NOT NULL, maker TEXT,
    began INTEGER NOT NULL, proved INTEGER NOT NULL, used INTEGER NOT NULL, ended INTEGER, why TEXT) STRICT;
  CREATE INDEX IF NOT EXISTS session_of ON session (person);
  CREATE TABLE IF NOT EXISTS record (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, desk TEXT NOT NULL, change TEXT NOT NULL) STRICT;`;

/** ms to wait for another process, such as the command line beside the server. */
const LOCK_TIMEOUT = 2000;

/** Adds the column of S15 to a file of an earlier version. */
function addTab(db: DatabaseSync): void {
  const known = db.prepare(`SELECT 1 FROM pragma_table_info('session') WHERE name = 'tab'`).get();
  if (known === undefined) db.exec('ALTER TABLE session ADD COLUMN tab TEXT');
}

/** A prepared statement; what changes rows goes through `run`. */
export interface Statement {
  readonly run: (...values: SQLInputValue[]) => ReturnType<StatementSync['run']>;
  readonly get: (...values: SQLInputValue[]) => ReturnType<StatementSync['get']>;
  readonly all: (...values: SQLInputValue[]) => ReturnType<StatementSync['all']>;
}

/** Prepared statements and transactions on one database. */
export interface Store {
  readonly prepare: (sql: string) => Statement;
  /**
   * A number that stays the same while nothing in the file has changed. A change made here counts at
   * once; whether another process made one is looked at once in a turn of the event loop.
   */
  readonly version: () => number;
  /**
   * Runs `work` in a transaction: all of it is durable, or nothing, if it throws. One inside
   * another is part of it.
   */
  readonly transaction: <T>(work: () => T) => T;
  /** True inside of `transaction`. */
  readonly inTransaction: () => boolean;
  /** Why the last write failed, such as a full disk; undefined: the file can be written. */
  readonly fault: () => string | undefined;
  /** Writes to the file without changing what it holds, to learn whether that can be done. */
  readonly probe: () => void;
  readonly close: () => void;
}

/**
 * Opens the file, readable by its owner only, and settles what a commit that failed may have left.
 * `:memory:`: gone when it is closed.
 */
export function openStore(path: string): Store {
  if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
  const db = new DatabaseSync(path, { timeout: LOCK_TIMEOUT });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  if (!settleWal(db)) throw new Error(`another process holds ${path}`);
  const dataVersion = db.prepare('PRAGMA data_version'); // changes when another connection writes
  let foreign: unknown;
  let changes = 0;
  let looked = false;
  const totalChanges = db.prepare('SELECT total_changes() AS count');
  const written = () => totalChanges.get()?.count;
  let writeFault: string | undefined;
  /** Runs `work` between BEGIN and COMMIT; it throws what failed, after ROLLBACK. */
  const committed = <T>(work: () => T): T => {
    try {
      db.exec('BEGIN IMMEDIATE');
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (fault) {
      if (db.isTransaction) db.exec('ROLLBACK');
      if (isWriteFault(fault)) writeFault = fault.message;
      throw fault;
    } finally {
      changes++; // what was read in a transaction that was rolled back was never so
    }
  };
  const store: Store = {
    prepare(sql) {
      const statement = db.prepare(sql);
      return {
        run(...values) {
          changes++;
          return statement.run(...values);
        },
        get: (...values) => statement.get(...values),
        all: (...values) => statement.all(...values),
      };
    },
    version() {
      if (looked) return changes;
      const now = dataVersion.get()?.data_version;
      if (now !== foreign) changes++;
      foreign = now;
      looked = true;
      setImmediate(() => {
        looked = false;
      });
      return changes;
    },
    transaction(work) {
      if (db.isTransaction) return work();
      const before = written();
      const result = committed(work);
      if (written() !== before) writeFault = undefined; // else nothing was written
      return result;
    },
    inTransaction: () => db.isTransaction,
    fault: () => writeFault,
    probe() {
      try {
        committed(() => db.exec('PRAGMA user_version = 0')); // as it is; the page is written anyway
        writeFault = undefined;
      } catch (fault) {
        if (!isWriteFault(fault)) throw fault;
      }
    },
    close: () => db.close(),
  };
  store.transaction(() => {
    db.exec(SCHEMA);
    addTab(db);
  });
  return store;
}
