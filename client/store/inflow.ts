/**
 * What comes in, in the order of the log: entries that the socket carried, and between them gaps that are
 * fetched over HTTP. Lines are read in slices, with turns of the page between them, and handed over less
 * often the more it costs. No Svelte.
 */
import { BrokenLog } from '../../picture/broken.ts';
import { follow, type Head } from '../../picture/chain.ts';
import type { ReadCheckpoint } from '../../picture/checkpoint.ts';
import type { Entry } from '../../picture/entry.ts';
import { isNewer } from '../api/outdated.ts';
import { Backlog, type Gap } from './backlog.ts';
import type { Fetcher } from './fetcher-parts.ts';
import { type Ending, Fetching, type KeptParts } from './fetching.ts';
import type { HashItems } from './hashing.ts';
import type { InsistingParts } from './insisting.ts';
import type { Receiver, Refusal } from './link-parts.ts';
import type { Progress } from './progress.ts';
import { restBetween } from './resting.ts';

/** Entries that a page may lack and still take as entries, however little it holds. */
export const MAX_ENTRIES = 5000;
/** Bytes of entries on the socket after which the server is told that they have arrived. */
const RECEIVED = 64 * 1024;
/** Bytes that wait to be read above which the server is not asked for more. */
const ENOUGH = 256 * 1024;

const SLICE = 12; // ms of reading before the page gets its turn
export interface InflowParts extends InsistingParts {
  readonly fetcher: Fetcher;
  readonly hash: HashItems;
  readonly receiver: Receiver;
  /** The picture was handed over: it may have reached what a beat named. */
  readonly reached: () => void;
  /** Everything that the socket carried up to `seq` has arrived. */
  readonly received: (seq: number) => void;
  readonly progress: (progress: Progress | undefined) => void;
  readonly broken: (why: string) => void;
  readonly newer: (why: string) => void;
  readonly refused: (status: Refusal) => void;
}

export class Inflow {
  readonly #parts: InflowParts;
  readonly #kept: KeptParts = new Map();
  #backlog: Backlog;
  #head: Head; // of what is verified
  #read: Entry[] = []; // verified, not handed over yet
  #fetching: Fetching | undefined;
  #whole = false;
  #unsaid = 0; // bytes since the server was told what has arrived
  #handed = Number.NEGATIVE_INFINITY; // when a picture was handed over last
  #cost = 0; // ms that it took the page
  #running = false; // a turn was asked for
  #ahead = false; // the receiver fetches what it needs first
  #later = () => {};
  #round = 0; // counts clearings; what was asked for before one is not heard

  constructor(parts: InflowParts) {
    this.#parts = parts;
    this.#head = parts.receiver.head;
    this.#backlog = new Backlog(this.#head.seq);
  }

  /** Whether what is held is not the log's: only a checkpoint helps. */
  get whole(): boolean {
    return this.#whole;
  }

  distrust(): void {
    this.#whole = true;
  }

  /** Forgets all that is not handed over and calls off what is on its way; parts that came are kept. */
  clear(): void {
    this.#round++;
    if (this.#fetching !== undefined) this.#parts.progress(undefined);
    this.#fetching?.stop();
    this.#fetching = undefined;
    this.#later();
    this.#read = [];
    this.#unsaid = 0;
    this.#running = false;
    this.#ahead = false;
    this.#head = this.#parts.receiver.head;
    this.#backlog = new Backlog(this.#head.seq);
  }

  /** The entries until `until` are not carried: they come over HTTP. */
  gap(until: number): void {
    this.#backlog.skip(until);
    this.#fetchFurther();
    this.#work();
  }

  /** Entries that the socket carried. */
  take(lines: Uint8Array[]): void {
    for (const { length } of lines) this.#unsaid += length;
    this.#backlog.add(lines);
    this.#fetchFurther();
    this.#work();
  }

  #fetchFurther(): void {
    const { gap } = this.#backlog;
    if (gap !== undefined) this.#fetching?.extend(gap.until);
  }

  /** Fetches the next gap while what comes before it is read. */
  #fetchAhead(): void {
    const { gap } = this.#backlog;
    if (gap === undefined || this.#fetching !== undefined || this.#ahead) return;
    if (!this.#whole && this.#head.seq > 0 && gap.first <= gap.until)
      this.#fetch(gap, gap.first + gap.lines.length - 1);
  }

  /** Reads what is there, for a slice of time. */
  #work(): void {
    if (this.#running) return;
    const { ticker } = this.#parts;
    const began = ticker.now();
    const round = this.#round;
    for (let line = this.#next(); line !== undefined; line = this.#next()) {
      if (!this.#verify(line)) return;
      if (ticker.now() - began <= SLICE) continue;
      this.#workSoon();
      break;
    }
    if (this.#read.length > 0) this.#handWhenDue();
    if (round !== this.#round) return;
    this.#acknowledge();
    this.#fetchAhead();
  }

  #workSoon(): void {
    const round = this.#round;
    this.#running = true;
    this.#parts.turn(() => {
      if (round !== this.#round) return;
      this.#running = false;
      this.#work();
    });
  }

  /** The next line; undefined if there is none, or none yet. */
  #next(): Uint8Array | undefined {
    for (;;) {
      const next = this.#backlog.next(this.#head.seq);
      if (next !== 'gap') return next;
      const { gap } = this.#backlog;
      if (gap === undefined || this.#ahead || this.#fetching !== undefined) return undefined;
      if (this.#whole || this.#head.seq < gap.until) {
        this.#fill(gap);
        return undefined;
      }
      gap.done = true;
    }
  }

  /** Fetches the first gap; before anything else, what the receiver needs first. */
  #fill(gap: Gap): void {
    const { receiver, heard } = this.#parts;
    const round = this.#round;
    const told = () => round === this.#round && heard();
    const first = this.#head.seq === 0 ? receiver.ahead?.(gap.until, told) : undefined;
    if (first === undefined) {
      this.#fetch(gap, this.#head.seq);
      return;
    }
    this.#ahead = true;
    const further = () => {
      if (round !== this.#round) return;
      this.#ahead = false;
      this.#head = receiver.head;
      if (this.#whole || this.#head.seq < gap.until) this.#fetch(gap, this.#head.seq);
      else this.#work();
    };
    void first.finally(further).catch((fault: unknown) => {
      if (!(fault instanceof BrokenLog)) throw fault; // what is broken is fetched without it
    });
  }

  /** False if the line does not follow; then it is told. */
  #verify(line: Uint8Array): boolean {
    try {
      const { entry, head } = follow(this.#head, line);
      this.#read.push(entry);
      this.#head = head;
      return true;
    } catch (fault) {
      if (!(fault instanceof BrokenLog)) throw fault;
      if (isNewer(fault, line)) this.#parts.newer(fault.message);
      else this.#parts.broken(fault.message);
      return false;
    }
  }

  #fetch(gap: Gap, after: number): void {
    const { progress } = this.#parts;
    const { until } = gap;
    const round = this.#round;
    const mine = () => round === this.#round;
    gap.first = after + 1 - gap.lines.length;
    const whole = this.#whole || after === 0 || until - after > Math.max(MAX_ENTRIES, after);
    const fetching = new Fetching(
      {
        ...this.#parts,
        kept: this.#kept,
        progress: (told) => mine() && progress(told),
        checkpoint: (read) => mine() && this.#start(gap, read),
        lines: (lines) => {
          if (!mine()) return;
          gap.lines.push(...lines);
          this.#work();
        },
        ended: (ending) => mine() && this.#ended(gap, ending, fetching.until),
      },
      { whole, after, until },
    );
    this.#fetching = fetching;
    fetching.start();
  }

  #start(gap: Gap, { picture, head, revisions }: ReadCheckpoint): void {
    const { receiver, reached } = this.#parts;
    receiver.start(picture, head, revisions); // the fetch catches a BrokenLog
    this.#read = [];
    this.#head = head;
    gap.first = head.seq + 1 - gap.lines.length;
    this.#whole = false;
    reached();
  }

  #ended(gap: Gap, ending: Ending, until: number): void {
    this.#fetching = undefined;
    this.#parts.progress(undefined);
    switch (ending.ended) {
      case 'done':
        gap.done = gap.until <= until;
        this.#work();
        this.#acknowledge(); // also while what came is still to be read
        return;
      case 'refused':
        this.#parts.refused(ending.status);
        return;
      case 'other':
        this.#parts.newer(ending.why);
        return;
      case 'broken':
        this.#parts.broken(ending.why);
        return;
      default:
        ending satisfies never;
    }
  }

  /** Hands over what was read, or plans to: the more waits and the more it costs, the more seldom. */
  #handWhenDue(): void {
    const { ticker } = this.#parts;
    this.#later();
    const between = restBetween(this.#cost, this.#read.length + this.#backlog.length);
    const due = this.#handed + between - ticker.now();
    if (due <= 0) this.#hand();
    else this.#later = ticker.after(due, () => this.#hand());
  }

  #hand(): void {
    const { receiver, ticker, turn, reached, broken } = this.#parts;
    this.#later();
    const entries = this.#read;
    const began = ticker.now();
    this.#read = [];
    try {
      receiver.receive(entries, this.#head);
    } catch (fault) {
      if (!(fault instanceof BrokenLog)) throw fault;
      broken(fault.message);
      return;
    }
    this.#handed = began;
    turn(() => {
      this.#cost = ticker.now() - began;
    });
    reached();
  }

  /** Says what has arrived, but not while enough waits: so the server holds back. */
  #acknowledge(): void {
    const { bytes, gap, tail } = this.#backlog;
    if (this.#unsaid < RECEIVED || bytes > ENOUGH || gap !== undefined) return;
    this.#unsaid = 0;
    this.#parts.received(tail);
  }
}
