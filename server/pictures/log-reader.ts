/** Reads a log's lines and examines each: the only way from stored bytes to entries. */
import { BrokenLog } from '../../picture/broken.ts';
import { examine, type Head } from '../../picture/chain.ts';
import type { Entry } from '../../picture/entry.ts';
import type { Log } from '../log/log.ts';

/** Lines read and examined between two turns of the event loop. */
export const LINES_PER_READ = 128;

/** An entry that passed `examine`, and the head that it leads to. */
export interface Examined {
  readonly entry: Entry;
  readonly head: Head;
}

/** Seq and hash of the last line as the log states them; undefined: empty, or unreadable. */
export type LastLine = Awaited<ReturnType<Log['last']>>;

/** Good entries; the fault of the entry after them, if any; and the log's last line by then. */
interface ReadResult {
  readonly steps: Examined[];
  readonly broken: BrokenLog | undefined;
  readonly last: LastLine;
}

/** Reads up to `LINES_PER_READ` entries after `head`. Others may append meanwhile. */
export async function examineAfter(log: Log, head: Head): Promise<ReadResult> {
  const steps: Examined[] = [];
  let last: LastLine;
  try {
    const lines = await readLines(log, head.seq);
    last = await readLast(log); // after the lines, so that it is not older
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

/** The log's last line; undefined also if it cannot be read. */
export async function readLast(log: Log): Promise<LastLine> {
  try {
    return await log.last();
  } catch {
    return undefined; // unreadable counts as unknown; the callers check that
  }
}

/** [L12] Throws BrokenLog if an entry differs from the log's last line, or comes after it. */
export function checkEnd({ seq, hash }: Head, last: LastLine): void {
  if (last === undefined || seq < last.seq) return;
  if (seq > last.seq) throw new BrokenLog(seq, 'L12', `stands after ${last.seq}, written last`);
  if (hash !== last.hash) throw new BrokenLog(seq, 'L12', 'is not the one that was written last');
}

/** Lines after `seq` in order, up to one that cannot be read. Throws BrokenLog (L11). */
async function readLines(log: Log, seq: number): ReturnType<Log['read']> {
  for (const limit of [LINES_PER_READ, 1]) {
    try {
      return await log.read(seq, limit);
    } catch (fault) {
      if (limit > 1) continue; // read one by one to find the bad one
      const why = fault instanceof Error ? fault.message : String(fault);
      throw new BrokenLog(seq + 1, 'L11', `cannot be read: ${why}`);
    }
  }
  return [];
}
