/**
 * Holds a folder for one server: two of them in one would not hear of each other's sessions, screens and
 * limits. The operating system lets go of it when the process ends, however it ends. [L14]
 */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Who holds a folder: a process of a machine, since a time (ISO 8601 UTC). */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/** Kept from being collected: a connection that goes takes its lock along. */
const openLocks = new Map<string, DatabaseSync>();

/**
 * Holds the folder until `release` or the end of the process, whichever comes first; otherwise says who
 * does, as far as that is known. The lock is that of an SQLite file, which others may read meanwhile.
 */
export function lockFolder(
  folder: string,
  now: number,
): { readonly release: () => void } | { readonly holder: LockHolder | undefined } {
  const path = join(folder, 'lock.db');
  const db = new DatabaseSync(path, { timeout: 500 }); // another one may be telling who it is
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
    db.exec('BEGIN IMMEDIATE'); // and never ends
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
