/** The state of a picture at a past moment, folded again from the log. */
import { type Head, hashOf, headOf } from '../../picture/chain.ts';
import { type Entry, readEntry } from '../../picture/entry.ts';
import { type Moment, replay, type State, within } from '../../picture/replay.ts';
import { TimeSlice } from '../lib/time-slice.ts';
import type { Log } from '../log/log.ts';
import { LINES_PER_READ } from './log-reader.ts';

/** What is read: the lines of a log until its head, as far as they were there by a moment. */
interface Stretch {
  readonly log: Log;
  readonly head: Head;
  readonly until: Moment;
}

/** The state at the moment, from an earlier one. */
export async function stateFrom(from: State, { log, head, until }: Stretch): Promise<State> {
  const slice = new TimeSlice();
  const entries: Entry[] = [];
  let last: Uint8Array | undefined;
  for (let { seq } = from.head; seq < head.seq; ) {
    const lines = await log.read(seq, LINES_PER_READ);
    if (lines.length === 0) throw new Error(`entry ${seq + 1} is no longer in the log`);
    for (const { bytes } of lines) {
      await slice.yieldIfDue();
      const entry = readEntry(bytes, ++seq);
      if (!within(entry.seq, entry.time, until)) return stateAfter(from, entries, last);
      entries.push(entry);
      last = bytes;
    }
  }
  return stateAfter(from, entries, last);
}

/** The state that `entries` lead to from `from`; `line` is the last entry's. */
function stateAfter(from: State, entries: readonly Entry[], line: Uint8Array | undefined): State {
  const entry = entries.at(-1);
  if (entry === undefined || line === undefined) return from;
  return { head: headOf({ entry, hash: hashOf(line) }), picture: replay(from.picture, entries) };
}
