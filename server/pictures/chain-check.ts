/**
 * Checks by hash alone that the lines of a log follow from each other and end where its writer says. What
 * they say is checked when they are folded. [C2] [L12]
 */
import { createHash } from 'node:crypto';
import { GENESIS } from '../../picture/chain.ts';
import { TimeSlice } from '../lib/time-slice.ts';
import type { Log } from '../log/log.ts';
import { readLast } from './log-reader.ts';

const LINES_PER_READ = 1000;
/** What stands before and after `prev` in the line of an entry; its place is fixed. [C4] */
const BEFORE = (seq: number) => `{"seq":${seq},"prev":"`;
const HASH_DIGITS = 64;

/** The hashes of a log that is a chain. */
export interface CheckedChain {
  /** The last entry. */
  readonly seq: number;
  /** The hash of the entry that was asked for; undefined if there is none. */
  readonly hash: string | undefined;
}

/** The chain of a log, with the hash of entry `at`; undefined if it is none, or cannot be read. */
export async function checkChain(log: Log, at: number): Promise<CheckedChain | undefined> {
  const slice = new TimeSlice();
  const last = await readLast(log);
  let prev: string = GENESIS.hash;
  let hash: string | undefined;
  let seq = 0;
  while (last !== undefined && seq < last.seq) {
    const lines = await log.read(seq, Math.min(LINES_PER_READ, last.seq - seq));
    if (lines.length === 0) return undefined;
    for (const { bytes } of lines) {
      const line = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const begin = BEFORE(++seq);
      const claimed = line.latin1Slice(0, begin.length + HASH_DIGITS);
      if (claimed !== begin + prev) return undefined;
      prev = createHash('sha256').update(LEAF).update(line).digest('hex');
      if (seq === at) hash = prev;
    }
    await slice.yieldIfDue();
  }
  return last !== undefined && prev === last.hash ? { seq, hash } : undefined;
}

const LEAF = Buffer.alloc(1); // RFC 6962 [C1]
