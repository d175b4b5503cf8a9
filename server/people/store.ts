/** Stores people, sessions and queued records. The only file of this folder that knows SQLite. */
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

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

/** Prepared statements and transactions on one database. */
export interface Store {
  readonly prepare: (sql: string) => StatementSync;
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

/** Opens the file, readable by its owner only. `:memory:`: gone when it is closed. */
export function openStore(path: string): Store {
  if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
  const db = new DatabaseSync(path, { timeout: LOCK_TIMEOUT });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  const totalChanges = db.prepare('SELECT total_changes() AS count');
  const changes = () => totalChanges.get()?.count;
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
    }
  };
  const store: Store = {
    prepare: (sql) => db.prepare(sql),
    transaction(work) {
      if (db.isTransaction) return work();
      const before = changes();
      const result = committed(work);
      if (changes() !== before) writeFault = undefined; // else nothing was written
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

/** SQLite's codes for a file that cannot be written: BUSY, READONLY, IOERR, CORRUPT, FULL, CANTOPEN. */
const WRITE_FAULTS = [5, 8, 10, 11, 13, 14];

/** True if SQLite could not write a file, for whatever reason of the machine. */
export const isWriteFault = (fault: unknown): fault is Error =>
  fault instanceof Error &&
  'errcode' in fault &&
  typeof fault.errcode === 'number' &&
  WRITE_FAULTS.includes(fault.errcode & 0xff);
