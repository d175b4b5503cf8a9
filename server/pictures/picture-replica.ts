/** Keeps one picture in memory: its verified log and fold, and what other servers append. */
import type { CommandId, PictureId } from '../../picture/basics.ts';
import { BrokenLog } from '../../picture/broken.ts';
import { GENESIS, type Head, hashOf, headOf, type Sealed, seal } from '../../picture/chain.ts';
import { code, digest } from '../../picture/digest.ts';
import { type Command, type Entry, type Opened, readEntry } from '../../picture/entry.ts';
import { fold, type Picture, type Result } from '../../picture/fold.ts';
import {
  BEGINNING,
  Keyframes,
  type Moment,
  replay,
  type State,
  within,
} from '../../picture/replay.ts';
import { Revisions } from '../../picture/revisions/revisions.ts';
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

/** Entries after which changed items are hashed, so that no beat has to hash very many. */
const DIGEST_EVERY = 32;
/** A step with what the fold made of each of its entries. */
interface FoldedStep extends Step {
  readonly results: readonly Result[];
}
/** Sealed entries that were decided on the replica's state, and the state they lead to. */
export interface DecidedEntries extends FoldedStep {
  readonly sealed: readonly Sealed[];
}

/** What a stored checkpoint says of an entry, to be judged when the log has been read until there. */
export interface Claim {
  readonly seq: number;
  readonly hash: string;
  readonly code: string;
  /** Called if the log makes something else. */
  readonly differs: () => void;
}

/** A verified log and its fold. Reading it needs no I/O, except `at`. */
export class PictureReplica {
  readonly id: PictureId;
  readonly log: Log;
  /** The seq of the entry of each accepted command. */
  readonly seqByCommand = new Map<CommandId, number>();
  /** Why the picture is read-only: the log does not verify, or a commit failed. Never cleared. */
  alarm: string | undefined;
  /** Settles when the log has been read to its end. */
  whole: Promise<void> = Promise.resolve();
  /** False while the log is still being read: the picture is that of an earlier entry. */
  isWhole = false;
  #claim: Claim | undefined;
  /** A row for each way that an event ever looked, until the head. [R27] */
  readonly revisions = new Revisions();
  /** ms since 1970. */
  readonly #now: () => number;
  #state = BEGINNING;
  #undigested = 0;
  readonly #recent = new RecentStates();
  readonly #keyframes = new Keyframes(LINES_PER_READ);
  readonly #grown = new Bell();
  /** The end of the last exclusive operation. */
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

  /** The code of the picture at the head, `7F3A-92C1`. */
  get code(): string {
    return code(this.head.hash, this.picture);
  }

  /** Opens a log and reads it whole: `begin`, and what it goes on with. */
  static async open(...[log, opening, now]: Parameters<typeof PictureReplica.begin>) {
    const replica = await PictureReplica.begin(log, opening, now);
    await replica.whole;
    return replica;
  }

  /**
   * Reads the first entries of a log, and goes on with the rest until it is `whole`: an empty log gets
   * `opening` as entry 1. A log that does not verify is kept up to its last good entry, with an alarm
   * that names the first bad one; an entry that the next one contradicts [C2] is not good. Rejects if
   * another process holds an empty log.
   */
  static async begin(
    log: Log,
    opening: { readonly by: Entry['by']; readonly command: Command & { change: Opened } },
    now: () => number,
    claim?: Claim,
  ): Promise<PictureReplica> {
    const replica = new PictureReplica(opening.command.change.picture, log, now);
    replica.#claim = claim;
    const begun = replica.#grown.next(new AbortController().signal);
    replica.whole = replica.#exclusively(() => replica.#open(opening));
    replica.whole.catch(() => {}); // who waits for it is told
    await Promise.race([replica.whole, begun]);
    return replica;
  }

  async #open(opening: Parameters<typeof PictureReplica.begin>[1]): Promise<void> {
    try {
      const last = await this.#readToEnd();
      if (last === undefined && this.head.seq > 0) {
        throw new BrokenLog(this.head.seq, 'L12', 'may not be the last: nothing says');
      }
    } catch (fault) {
      if (!(fault instanceof BrokenLog)) throw fault;
      this.alarm = fault.message;
    }
    if (this.alarm === undefined && this.head.seq === 0) await this.#begin(opening);
    this.#claim?.differs(); // the log ends before it
    this.#claim = undefined;
    this.isWhole = true;
  }

  /** Appends entry 1 to an empty log. */
  async #begin({ by, command }: Parameters<typeof PictureReplica.begin>[1]): Promise<void> {
    const { entry, sealed } = seal(GENESIS, by, command, this.#now());
    const entries = [entry];
    const results: Result[] = [];
    const picture = fold(this.picture, entries, results);
    const head = headOf({ entry, hash: sealed.hash });
    const outcome = await this.log.append([sealed]);
    if (outcome === 'appended') this.#advance({ entries, results, picture, head });
    else if (outcome === 'moved') await this.#readToEnd();
    else throw new Error(`${this.id}: another process holds its log`);
  }

  /** Reads and folds the rest of the log; returns its last line. Throws BrokenLog. */
  async #readToEnd(): Promise<LastLine> {
    let held: Examined[] = []; // the last entry read: the next one may contradict it
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
        missing = true; // or it was appended meanwhile: look once more
      } else missing = false;
      await new Promise(setImmediate);
    }
  }

  /** Advances by the entries that can be folded; throws BrokenLog for the first that cannot. */
  #foldIn(steps: readonly Examined[]): void {
    const last = steps.at(-1);
    if (last === undefined) return;
    const claimed = this.#claim?.seq ?? 0;
    if (claimed > this.head.seq && claimed < last.entry.seq) {
      this.#foldIn(steps.filter(({ entry }) => entry.seq <= claimed));
      this.#foldIn(steps.filter(({ entry }) => entry.seq > claimed));
      return;
    }
    try {
      const entries = steps.map(({ entry }) => entry);
      const results: Result[] = [];
      const picture = fold(this.picture, entries, results);
      this.#advance({ entries, results, head: last.head, picture });
      if (last.entry.seq === claimed) this.#judgeClaim();
    } catch (fault) {
      if (!(fault instanceof BrokenLog)) throw fault;
      this.#foldIn(steps.filter(({ entry }) => entry.seq < fault.seq));
      throw fault;
    }
  }

  #judgeClaim(): void {
    const { head, code } = this;
    if (this.#claim?.hash !== head.hash || this.#claim.code !== code) this.#claim?.differs();
    this.#claim = undefined;
  }

  /**
   * Appends entries and advances to the state that comes with them, without folding again. Outcomes
   * are those of Log.append. Rejects if the commit failed.
   */
  commit({ sealed, ...step }: DecidedEntries): ReturnType<Log['append']> {
    return this.#exclusively(async () => {
      const outcome = await this.log.append(sealed);
      if (outcome === 'appended') this.#advance(step);
      return outcome;
    });
  }

  /** Reads what others have appended. If that does not verify, sets the alarm and stops reading. */
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

  /** True if the log holds entries after `head` that were not read yet. */
  async isBehind({ seq }: Head): Promise<boolean> {
    return this.alarm === undefined && ((await readLast(this.log))?.seq ?? 0) > seq;
  }

  /** Reads what other servers append, until `signal` aborts. Rejects if the log cannot be read. */
  async followLog(signal: AbortSignal): Promise<void> {
    for await (const lines of this.log.follow(this.head.seq, signal)) {
      await this.#queue; // our own appends are folded by then
      if ((lines.at(-1)?.seq ?? 0) > this.head.seq) await this.catchUp();
    }
  }

  /** Like Log.follow, but gives a line only once the picture includes it. */
  follow(seq: number, signal: AbortSignal): AsyncIterable<readonly StoredLine[]> {
    const read: Log['read'] = async (from, limit) => {
      const lines = from < this.head.seq ? await this.log.read(from, limit) : [];
      return lines.filter(({ seq }) => seq <= this.head.seq);
    };
    return followByReading(read, this.#grown, seq, signal);
  }

  /** The steps after `seq`, oldest first; undefined if they are no longer kept. */
  stepsAfter(seq: number): readonly Step[] | undefined {
    return this.#recent.stepsAfter(seq);
  }

  /** Settles when the picture has changed, or when `signal` aborts. */
  nextChange(signal: AbortSignal): Promise<void> {
    return this.#grown.next(signal);
  }

  /** Runs one operation after another: each continues from the head that the last one left. */
  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => {}); // the caller gets the error
    return done;
  }

  #advance(step: FoldedStep): void {
    const { head, picture, entries, results } = step;
    this.#state = { head, picture };
    this.revisions.take(entries, results);
    this.#keyframes.offer(this.#state);
    this.#undigested += entries.length;
    if (this.#undigested >= DIGEST_EVERY) {
      this.#undigested = 0;
      digest(picture); // caches the hashes of changed pages
    }
    this.#recent.push(step, this.#now());
    for (const { command, seq } of entries) this.seqByCommand.set(command, seq);
    this.#grown.ring();
  }

  /** The state at `seq`, if it is a recent one. */
  stateAt(seq: number): State | undefined {
    return this.#recent.stateAt(seq);
  }

  /** ms since 1970 of the first commit after `seq`; 0: long ago; undefined: there is none. */
  nextEntryTime(seq: number): number | undefined {
    return this.#recent.nextEntryTime(seq);
  }

  /** The state as it was known at a moment. Reads the log from the keyframe before it. */
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

  /** The state that `entries` lead to from `from`; `line` is the last entry's. */
  #stateAfter(from: State, entries: readonly Entry[], line: Uint8Array | undefined): State {
    const entry = entries.at(-1);
    if (entry === undefined || line === undefined) return from;
    return { head: headOf({ entry, hash: hashOf(line) }), picture: replay(from.picture, entries) };
  }
}
