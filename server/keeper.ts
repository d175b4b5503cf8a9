/** Keeps one picture: its log, read and verified, the fold of it, and what must be answered at once. */
import type { CommandId, PictureId } from '../picture/basics.ts';
import { BrokenLog } from '../picture/broken.ts';
import { examine, GENESIS, type Head, hashOf, headOf, seal } from '../picture/chain.ts';
import { code, digest } from '../picture/digest.ts';
import { type Command, type Entry, type Opened, readEntry } from '../picture/entry.ts';
import { fold, type Picture } from '../picture/fold.ts';
import {
  BEGINNING,
  Keyframes,
  type Moment,
  replay,
  type State,
  within,
} from '../picture/replay.ts';
import type { Log } from './log/log.ts';

/** How many past states are kept, so that a screen's report of one of them can be judged. */
const RECENT = 1024;
/** Entries whose items may wait to be hashed for the next code: all at once would hold up the beat. */
const DIGEST_EVERY = 32;
/** Lines read and verified between two breaths of the event loop, and entries between two keyframes. */
const SLICE = 128;

/** An entry that was examined, and the head that it makes. */
interface Step {
  readonly entry: Entry;
  readonly head: Head;
}

export class Keeper {
  readonly id: PictureId;
  readonly log: Log;
  /** The entry that took each command. */
  readonly taken = new Map<CommandId, number>();
  /** Why nothing more is taken: the log did not verify, or a commit failed. Never unset. */
  alarm: string | undefined;
  #state = BEGINNING;
  #undigested = 0;
  readonly #recent: (State & { readonly since: number })[] = [];
  readonly #keyframes = new Keyframes(SLICE);

  private constructor(id: PictureId, log: Log) {
    this.id = id;
    this.log = log;
  }

  get head(): Head {
    return this.#state.head;
  }

  get picture(): Picture {
    return this.#state.picture;
  }

  /** The code of the picture at the head. */
  get code(): string {
    return code(this.head.hash, this.picture);
  }

  /**
   * Reads, hashes and folds the whole log; an empty one is opened with `opening`. One that does not
   * verify is kept up to its last good entry, with an alarm that names the first bad one. An entry that
   * the next one contradicts [C2] is not good either.
   */
  static async open(
    log: Log,
    opening: { readonly by: Entry['by']; readonly command: Command & { change: Opened } },
    now: () => number,
  ): Promise<Keeper> {
    const keeper = new Keeper(opening.command.change.picture, log);
    try {
      await keeper.#readAll(now);
    } catch (fault) {
      if (!(fault instanceof BrokenLog)) throw fault;
      keeper.alarm = fault.message;
      return keeper;
    }
    if (keeper.head.seq === 0) {
      const { entry, sealed } = seal(GENESIS, opening.by, opening.command, now());
      if ((await log.append([sealed])) === 'moved')
        throw new Error('another server opened this log');
      keeper.advance([entry], { seq: 1, time: entry.time, hash: sealed.hash }, now());
    }
    return keeper;
  }

  async #readAll(now: () => number): Promise<void> {
    const last = await this.#last();
    let held: Step | undefined; // the last one read: only the next shows that it was not changed
    for (let { head } = this; ; ) {
      const steps = held === undefined ? [] : [held];
      let more = false;
      let broken: unknown;
      try {
        for (const { bytes } of await this.#lines(head.seq)) {
          const step = examine(head, bytes);
          checkEnd(step.head, last);
          steps.push(step);
          ({ head } = step);
          more = true;
        }
      } catch (fault) {
        broken = fault; // what came before it is good, and is kept
      }
      const contradicted = broken instanceof BrokenLog && broken.rule === 'C2';
      held = contradicted || (more && broken === undefined) ? steps.pop() : undefined;
      this.#takeIn(steps, now());
      if (broken !== undefined) throw broken;
      if (!more) break;
      await new Promise(setImmediate);
    }
    if (last === undefined && this.head.seq > 0) {
      throw new BrokenLog(this.head.seq, 'L12', 'may not be the last: nothing says');
    }
    if (last !== undefined && last.seq > this.head.seq) {
      throw new BrokenLog(this.head.seq + 1, 'L12', `is not there, though ${last.seq} was written`);
    }
  }

  /** Advances by all of these that can be folded; throws BrokenLog for the first that cannot. */
  #takeIn(steps: readonly Step[], now: number): void {
    const last = steps.at(-1);
    if (last === undefined) return;
    try {
      this.advance(
        steps.map(({ entry }) => entry),
        last.head,
        now,
      );
    } catch (fault) {
      if (!(fault instanceof BrokenLog)) throw fault;
      this.#takeIn(
        steps.filter(({ entry }) => entry.seq < fault.seq),
        now,
      );
      throw fault;
    }
  }

  async #last(): ReturnType<Log['last']> {
    try {
      return await this.log.last();
    } catch {
      return undefined; // what cannot be read says nothing, and that is what the alarm says
    }
  }

  /** Lines of the log, in order. Of a damaged file, those that can still be read. Throws BrokenLog. */
  async #lines(after: number): ReturnType<Log['read']> {
    for (const limit of [SLICE, 1]) {
      try {
        return await this.log.read(after, limit);
      } catch (fault) {
        if (limit > 1) continue; // one of many: one by one says which
        const why = fault instanceof Error ? fault.message : String(fault);
        throw new BrokenLog(after + 1, 'L11', `cannot be read: ${why}`);
      }
    }
    return [];
  }

  /** Takes in entries that the log holds now; `head` is the last of them. Throws BrokenLog. */
  advance(entries: readonly Entry[], head: Head, now: number): void {
    const picture = fold(this.picture, entries);
    this.#state = { head, picture };
    this.#keyframes.offer(this.#state);
    this.#undigested += entries.length;
    if (this.#undigested >= DIGEST_EVERY) {
      this.#undigested = 0;
      digest(picture); // keeps the hashes of what changed, so that the next code costs little
    }
    this.#recent.push({ head, picture, since: now });
    if (this.#recent.length > 2 * RECENT) this.#recent.splice(0, RECENT);
    for (const { command, seq } of entries) this.taken.set(command, seq);
  }

  /** The state that ended at `seq`, if it is a recent one. */
  stateAt(seq: number): State | undefined {
    const i = this.#firstAfter(seq) - 1;
    const state = this.#recent[i];
    return state?.head.seq === seq ? state : undefined;
  }

  /** When (ms) the first entry after `seq` was committed; undefined if there is none, 0 if long ago. */
  aheadSince(seq: number): number | undefined {
    if (seq >= this.head.seq) return undefined;
    const i = this.#firstAfter(seq);
    return i === 0 ? 0 : this.#recent[i]?.since;
  }

  #firstAfter(seq: number): number {
    let low = 0;
    let high = this.#recent.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#recent[middle]?.head.seq ?? 0) <= seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The picture as it was known at a moment, read from the log since the keyframe before it. */
  async at(until: Moment): Promise<State> {
    if (within(this.head.seq, this.head.time, until)) return this.#state;
    const from = this.#keyframes.before(until);
    const entries: Entry[] = [];
    let last: Uint8Array | undefined;
    for (let { seq } = from.head; seq < this.head.seq; ) {
      const lines = await this.log.read(seq, SLICE);
      if (lines.length === 0) throw new Error(`entry ${seq + 1} is no longer in the log`);
      for (const { bytes } of lines) {
        const entry = readEntry(bytes, ++seq);
        if (!within(entry.seq, entry.time, until)) return this.#since(from, entries, last);
        entries.push(entry);
        last = bytes;
      }
    }
    return this.#since(from, entries, last);
  }

  #since(from: State, entries: readonly Entry[], line: Uint8Array | undefined): State {
    const entry = entries.at(-1);
    if (entry === undefined || line === undefined) return from;
    return { head: headOf({ entry, hash: hashOf(line) }), picture: replay(from.picture, entries) };
  }
}

/** [L12] Throws BrokenLog if an entry is not the one that was written last, or stands after it. */
function checkEnd({ seq, hash }: Head, last: Awaited<ReturnType<Log['last']>>): void {
  if (last === undefined || seq < last.seq) return;
  if (seq > last.seq) throw new BrokenLog(seq, 'L12', `stands after ${last.seq}, written last`);
  if (hash !== last.hash) throw new BrokenLog(seq, 'L12', 'is not the one that was written last');
}
