/**
 * Moves what a process that ended badly has left in a write-ahead log into the database file.
 *
 * A commit whose fsync failed is undone for the process that made it, but its frames stand in the
 * write-ahead log. If the file is opened next by a process that is alone with it, SQLite reads that
 * log from its beginning and takes every frame with a right checksum: the failed commit may then
 * stand after all. What it read may be in the memory of the machine only, as the system does not
 * write again what it once failed to write; and later frames are good only if all before them are.
 * So before anything is read or written, everything is copied into the file, which is synced, and
 * the log begins again. What stands then is durable; what does not stand never will.
 */

/** A connection to the database. */
interface Connection {
  prepare(sql: string): { get(): Readonly<Record<string, unknown>> | undefined };
}

/**
 * True once the write-ahead log is empty; false while another connection reads from it. Then all of
 * it is in the file as well, but nothing may be written behind it. Throws what SQLite throws.
 */
export function settleWal(db: Connection): boolean {
  const row = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  return row?.busy === 0;
}
