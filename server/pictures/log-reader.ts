/** Reads a log line by line and examines each: the only way from stored bytes to entries of a picture. */
import { BrokenLog } from '../../picture/broken.ts';
import { examine, type Head } from '../../picture/chain.ts';
import type { Entry } from '../../picture/entry.ts';
import type { Log } from '../log/log.ts';

/** Lines read and examined between two breaths of the event loop. */
export const LINES_PER_READ = 128;

/** An entry that was examined, and the head that it makes. */
export interface Examined {
  readonly entry: Entry;
  readonly head: Head;
}

/** What a log says of its last entry; undefined if it says nothing or that cannot be read. */
export type LastLine = Awaited<ReturnType<Log['last']>>;

/** What was read: good entries, why the one after them cannot stand, and what the log said of its end by then. */
interface ReadResult {
  readonly steps: Examined[];
  readonly broken: BrokenLog | undefined;
  readonly last: LastLine;
}

/** Reads up to `SLICE` entries after `head`. Others may write meanwhile. */
export async function examineAfter(log: Log, head: Head): Promise<ReadResult> {
  const steps: Examined[] = [];
  let last: LastLine;
  try {
    const lines = await readLines(log, head.seq);
    last = await readLast(log); // after the lines: it is no older than they are
    for (const { bytes } of lines) {
      const step = examine(steps.at(-1)?.head ?? head, bytes);
      checkEnd(step.head, last);
      steps.push(step);
    }
  } catch (fault) {
    if (!(fault instanceof BrokenLog)) throw fault;
    return { steps, broken: fault, last };
  }
  return { steps, broken: undefined, last };
}

export async function readLast(log: Log): Promise<LastLine> {
  try {
    return await log.last();
  } catch {
    return undefined; // what cannot be read says nothing, and that is what the alarm says
  }
}

/** [L12] Throws BrokenLog if an entry is not the one that was written last, or stands after it. */
export function checkEnd({ seq, hash }: Head, last: LastLine): void {
  if (last === undefined || seq < last.seq) return;
  if (seq > last.seq) throw new BrokenLog(seq, 'L12', `stands after ${last.seq}, written last`);
  if (hash !== last.hash) throw new BrokenLog(seq, 'L12', 'is not the one that was written last');
}

/** Lines of the log, in order. Of a damaged file, those that can still be read. Throws BrokenLog (L11). */
async function readLines(log: Log, seq: number): ReturnType<Log['read']> {
  for (const limit of [LINES_PER_READ, 1]) {
    try {
      return await log.read(seq, limit);
    } catch (fault) {
      if (limit > 1) continue; // one of many: one by one says which
      const why = fault instanceof Error ? fault.message : String(fault);
      throw new BrokenLog(seq + 1, 'L11', `cannot be read: ${why}`);
    }
  }
  return [];
}
