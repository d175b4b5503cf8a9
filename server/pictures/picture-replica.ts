/** Keeps one picture: its log, read and verified, the fold of it, and what must be answered at once. */
import type { CommandId, PictureId } from '../../picture/basics.ts';
import { BrokenLog } from '../../picture/broken.ts';
import { GENESIS, type Head, hashOf, headOf, type Sealed, seal } from '../../picture/chain.ts';
import { code, digest } from '../../picture/digest.ts';
import { type Command, type Entry, type Opened, readEntry } from '../../picture/entry.ts';
import { fold, type Picture } from '../../picture/fold.ts';
import {
  BEGINNING,
  Keyframes,
  type Moment,
  replay,
  type State,
  within,
} from '../../picture/replay.ts';
import { Bell } from '../log/bell.ts';
import { followByReading, type Log, type StoredLine } from '../log/log.ts';
import {
  checkEnd,
  type Examined,
  examineAfter,
  type LastLine,
  LINES_PER_READ,
  readLast,
} from './log-reader.ts';
import { RecentStates, type Step } from './recent-states.ts';

/** Entries whose items may wait to be hashed for the next code: all at once would hold up the beat. */
const DIGEST_EVERY = 32;
/** Entries that were decided and sealed on the picture, and the state that they make. */
export interface DecidedEntries extends Step {
  readonly sealed: readonly Sealed[];
}

export class PictureReplica {
  readonly id: PictureId;
  readonly log: Log;
  /** The entry that took each command. */
  readonly seqByCommand = new Map<CommandId, number>();
  /** Why nothing more is taken: the log did not verify, or a commit failed. Never unset. */
  alarm: string | undefined;
  readonly #now: () => number;
  #state = BEGINNING;
  #undigested = 0;
  readonly #recent = new RecentStates();
  readonly #keyframes = new Keyframes(LINES_PER_READ);
  readonly #grown = new Bell();
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(id: PictureId, log: Log, now: () => number) {
    this.id = id;
    this.log = log;
    this.#now = now;
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
  ): Promise<PictureReplica> {
    const replica = new PictureReplica(opening.command.change.picture, log, now);
    try {
      const last = await replica.#readToEnd();
      if (last === undefined && replica.head.seq > 0) {
        throw new BrokenLog(replica.head.seq, 'L12', 'may not be the last: nothing says');
      }
    } catch (fault) {
      if (!(fault instanceof BrokenLog)) throw fault;
      replica.alarm = fault.message;
      return replica;
    }
    if (replica.head.seq === 0) {
      const { entry, sealed } = seal(GENESIS, opening.by, opening.command, now());
      const entries = [entry];
      const picture = fold(replica.picture, entries);
      const head = headOf({ entry, hash: sealed.hash });
      const outcome = await replica.commit({ entries, sealed: [sealed], picture, head });
      if (outcome === 'moved') await replica.catchUp();
      else if (outcome === 'busy') throw new Error(`${replica.id}: another process holds its log`);
    }
    return replica;
  }

  /** Takes in all that the log holds after the head. Throws BrokenLog. Settles with what the log says of its end. */
  async #readToEnd(): Promise<LastLine> {
    let held: Examined[] = []; // the last one read: only the next shows that it was not changed
    let missing = false;
    for (let { head } = this; ; ) {
      const { steps, broken, last } = await examineAfter(this.log, head);
      head = steps.at(-1)?.head ?? head;
      const read = [...held, ...steps];
      const contradicted = broken?.rule === 'C2';
      const open = contradicted || (steps.length > 0 && broken === undefined);
      held = open ? read.splice(-1) : [];
      this.#foldIn(read);
      if (broken !== undefined) throw broken;
      if (steps.length === 0) {
        checkEnd(head, last);
        if (last === undefined || last.seq <= head.seq) return last;
        if (missing) {
          throw new BrokenLog(head.seq + 1, 'L12', `is not there, though ${last.seq} was written`);
        }
        missing = true; // unless it was written while this was read
      } else missing = false;
      await new Promise(setImmediate);
    }
  }

  /** Advances by all of these that can be folded; throws BrokenLog for the first that cannot. */
  #foldIn(steps: readonly Examined[]): void {
    const last = steps.at(-1);
    if (last === undefined) return;
    try {
      const entries = steps.map(({ entry }) => entry);
      this.#advance({ entries, head: last.head, picture: fold(this.picture, entries) });
    } catch (fault) {
      if (!(fault instanceof BrokenLog)) throw fault;
      this.#foldIn(steps.filter(({ entry }) => entry.seq < fault.seq));
      throw fault;
    }
  }

  /**
   * Appends entries and goes on to the state that they make: nothing is folded again. 'moved': the log
   * has gone on without them; 'busy': another process holds it. Rejects if the commit failed.
   */
  commit({ sealed, entries, head, picture }: DecidedEntries): ReturnType<Log['append']> {
    return this.#exclusively(async () => {
      const outcome = await this.log.append(sealed);
      if (outcome === 'appended') this.#advance({ entries, head, picture });
      return outcome;
    });
  }

  /**
   * Takes in all that others have written to the log. What does not verify is not taken in, nor is
   * anything more from then on: the alarm says why.
   */
  catchUp(): Promise<void> {
    return this.#exclusively(async () => {
      try {
        if (this.alarm === undefined) await this.#readToEnd();
      } catch (fault) {
        if (!(fault instanceof BrokenLog)) throw fault;
        this.alarm = fault.message;
      }
    });
  }

  /** Whether the log holds more after `head` that is still to be taken in. */
  async isBehind({ seq }: Head): Promise<boolean> {
    return this.alarm === undefined && ((await readLast(this.log))?.seq ?? 0) > seq;
  }

  /** Follows the log and takes in what others write to it, until `signal` aborts. */
  async followLog(signal: AbortSignal): Promise<void> {
    for await (const lines of this.log.follow(this.head.seq, signal)) {
      await this.#queue; // what was appended from here is taken in by then
      if ((lines.at(-1)?.seq ?? 0) > this.head.seq) await this.catchUp();
    }
  }

  /** As the log's, of what was taken in: no line comes before the picture that it makes. */
  follow(seq: number, signal: AbortSignal): AsyncIterable<readonly StoredLine[]> {
    const read: Log['read'] = async (from, limit) => {
      const lines = from < this.head.seq ? await this.log.read(from, limit) : [];
      return lines.filter(({ seq }) => seq <= this.head.seq);
    };
    return followByReading(read, this.#grown, seq, signal);
  }

  /** The steps that the picture took after `seq`, oldest first; undefined if it is too far back. */
  stepsAfter(seq: number): readonly Step[] | undefined {
    return this.#recent.stepsAfter(seq);
  }

  /** Settles when the picture has gone on, or when `signal` aborts. */
  nextChange(signal: AbortSignal): Promise<void> {
    return this.#grown.next(signal);
  }

  /** One thing after another: what goes on from the head goes on from the last one. */
  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => {}); // whoever asked for it is told
    return done;
  }

  #advance(step: Step): void {
    const { head, picture, entries } = step;
    this.#state = { head, picture };
    this.#keyframes.offer(this.#state);
    this.#undigested += entries.length;
    if (this.#undigested >= DIGEST_EVERY) {
      this.#undigested = 0;
      digest(picture); // keeps the hashes of what changed, so that the next code costs little
    }
    this.#recent.push(step, this.#now());
    for (const { command, seq } of entries) this.seqByCommand.set(command, seq);
    this.#grown.ring();
  }

  /** The state that ended at `seq`, if it is a recent one. */
  stateAt(seq: number): State | undefined {
    return this.#recent.stateAt(seq);
  }

  /** When (ms) the first entry after `seq` was committed; undefined if there is none, 0 if long ago. */
  nextEntryTime(seq: number): number | undefined {
    return this.#recent.nextEntryTime(seq);
  }

  /** The picture as it was known at a moment, read from the log since the keyframe before it. */
  async at(until: Moment): Promise<State> {
    if (within(this.head.seq, this.head.time, until)) return this.#state;
    const from = this.#keyframes.before(until);
    const entries: Entry[] = [];
    let last: Uint8Array | undefined;
    for (let { seq } = from.head; seq < this.head.seq; ) {
      const lines = await this.log.read(seq, LINES_PER_READ);
      if (lines.length === 0) throw new Error(`entry ${seq + 1} is no longer in the log`);
      for (const { bytes } of lines) {
        const entry = readEntry(bytes, ++seq);
        if (!within(entry.seq, entry.time, until)) return this.#stateAfter(from, entries, last);
        entries.push(entry);
        last = bytes;
      }
    }
    return this.#stateAfter(from, entries, last);
  }

  #stateAfter(from: State, entries: readonly Entry[], line: Uint8Array | undefined): State {
    const entry = entries.at(-1);
    if (entry === undefined || line === undefined) return from;
    return { head: headOf({ entry, hash: hashOf(line) }), picture: replay(from.picture, entries) };
  }
}
