/** One picture's log: opaque lines that only grow. Its contract: test/log/contract.ts. */
import type { Hash } from '../../picture/basics.ts';
import type { Sealed } from '../../picture/chain.ts';
import type { Bell } from './bell.ts';

/** A line as it is stored: exactly the bytes that were appended, without a newline. */
export interface StoredLine {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** An append-only list of lines; `seq` counts from 1. */
export interface Log {
  /**
   * Appends lines whose seqs follow the log's last one, all or none; 'appended' means durable.
   * Otherwise nothing is changed: 'moved' if another writer was first, 'busy' if another process
   * held the log for some seconds. Rejects if the commit failed.
   */
  append(lines: readonly Sealed[]): Promise<'appended' | 'moved' | 'busy'>;
  /**
   * The seq and hash of the last line, as its writer gave them; undefined while the log is empty.
   */
  last(): Promise<{ readonly seq: number; readonly hash: Hash } | undefined>;
  /** Up to `limit` lines after `seq`, in order. */
  read(seq: number, limit: number): Promise<readonly StoredLine[]>;
  /** Every line after `seq` in order, in batches, then each new batch, until `signal` aborts. */
  follow(seq: number, signal: AbortSignal): AsyncIterable<readonly StoredLine[]>;
  close(): Promise<void>;
}

/** Lines in one batch of `follow`. */
const MAX_RUN = 500;

/** Implements `follow` with `read` and a bell that rings whenever the log has grown. */
export async function* followByReading(
  read: Log['read'],
  grown: Bell,
  seq: number,
  signal: AbortSignal,
): AsyncGenerator<readonly StoredLine[]> {
  for (let from = seq; !signal.aborted; ) {
    const rung = grown.next(signal); // before reading, so that no line is missed
    const run = await read(from, MAX_RUN);
    const last = run.at(-1);
    if (last === undefined) await rung;
    else {
      from = last.seq;
      yield run;
    }
  }
}

/** True if these lines may be appended to a log that ends at `seq`. */
export const areNext = (lines: readonly Sealed[], seq: number): boolean =>
  lines.every((line, i) => line.seq === seq + 1 + i);
