/**
 * Locks a data folder for one server: two servers in one folder would not know each other's
 * sessions, sockets and limits. The operating system releases the lock when the process ends,
 * however it ends. [L14]
 */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The process that holds a folder, and since when (ISO 8601 UTC). */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/** Locks by path. A connection that is garbage collected would release its lock. */
const openLocks = new Map<string, DatabaseSync>();

/**
 * Locks the folder until `release` or the end of the process. If another process has locked it,
 * returns that process; undefined: it is not known. The lock is an open write transaction on the
 * SQLite file `lock.db`, which others may still read. `now`: ms since 1970.
 */
export function lockFolder(
  folder: string,
  now: number,
): { readonly release: () => void } | { readonly holder: LockHolder | undefined } {
  const path = join(folder, 'lock.db');
  const db = new DatabaseSync(path, { timeout: 500 }); // ms; another process may be writing its row
  try {
    db.exec('BEGIN IMMEDIATE');
    db.exec(
      'CREATE TABLE IF NOT EXISTS holder (pid INTEGER, host TEXT, since TEXT); DELETE FROM holder',
    );
    db.prepare('INSERT INTO holder VALUES (?, ?, ?)').run(
      process.pid,
      hostname(),
      new Date(now).toISOString(),
    );
    db.exec('COMMIT');
    db.exec('BEGIN IMMEDIATE'); // stays open: this is the lock
  } catch (fault) {
    try {
      if (!(fault instanceof Error && 'errcode' in fault && fault.errcode === SQLITE_BUSY))
        throw fault;
      return { holder: readHolder(db) };
    } finally {
      db.close();
    }
  }
  openLocks.set(path, db);
  return {
    release() {
      openLocks.delete(path);
      db.close();
    },
  };
}

const SQLITE_BUSY = 5; // SQLITE_BUSY

function readHolder(db: DatabaseSync): LockHolder | undefined {
  const row = db.prepare('SELECT pid, host, since FROM holder').get();
  return row && { pid: Number(row.pid), host: String(row.host), since: String(row.since) };
}
