/** One picture's log: opaque lines that only grow. Its contract: test/log/contract.ts. */
import type { Hash } from '../../picture/basics.ts';
import type { Sealed } from '../../picture/chain.ts';
import type { Bell } from './bell.ts';

/** A line as it is kept: the exact bytes that were appended, without a newline. */
export interface StoredLine {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export interface Log {
  /**
   * Appends lines whose seqs go on from the log's last, all or none, and says so only once they are
   * durable. Otherwise it changes nothing and answers 'moved': another writer was first; or, having
   * waited for some seconds, 'busy': another process holds the log. Rejects if the commit failed.
   */
  append(lines: readonly Sealed[]): Promise<'appended' | 'moved' | 'busy'>;
  /** The seq and hash of the last line as its writer gave them, or undefined while the log is empty. */
  last(): Promise<{ readonly seq: number; readonly hash: Hash } | undefined>;
  /** Up to `limit` lines after `seq`, in order. */
  read(seq: number, limit: number): Promise<readonly StoredLine[]>;
  /** Every line after `seq` in order, in runs, then each run that lands, until `signal` aborts. */
  follow(seq: number, signal: AbortSignal): AsyncIterable<readonly StoredLine[]>;
  close(): Promise<void>;
}

/** How many lines a follower is given at a time, at most. */
const MAX_RUN = 500;

/** What `follow` is for any log that reads in order and rings a bell when it has grown. */
export async function* followByReading(
  read: Log['read'],
  grown: Bell,
  seq: number,
  signal: AbortSignal,
): AsyncGenerator<readonly StoredLine[]> {
  for (let from = seq; !signal.aborted; ) {
    const rung = grown.next(signal); // before reading: what lands meanwhile is not missed
    const run = await read(from, MAX_RUN);
    const last = run.at(-1);
    if (last === undefined) await rung;
    else {
      from = last.seq;
      yield run;
    }
  }
}

/** Whether these lines may follow a log that ends at `seq`. */
export const areNext = (lines: readonly Sealed[], seq: number): boolean =>
  lines.every((line, i) => line.seq === seq + 1 + i);
