/** Tells the faults of SQLite apart by their code. */

/** The primary code of a fault of SQLite; undefined for any other. */
const codeOf = (fault: unknown): number | undefined =>
  fault instanceof Error && 'errcode' in fault && typeof fault.errcode === 'number'
    ? fault.errcode & 0xff
    : undefined;

const BUSY = 5;
/** BUSY, READONLY, IOERR, CORRUPT, FULL, CANTOPEN. */
const WRITE_FAULTS = [BUSY, 8, 10, 11, 13, 14];

/** True if another connection holds the file. */
export const isBusy = (fault: unknown): boolean => codeOf(fault) === BUSY;

/** True if a file cannot be written, for whatever reason of the machine. */
export const isWriteFault = (fault: unknown): fault is Error =>
  WRITE_FAULTS.some((code) => code === codeOf(fault));
