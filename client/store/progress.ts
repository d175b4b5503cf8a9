/** How far a fetch has come, and how long it will still take. No Svelte. */
import type { PartInfo } from '../../picture/checkpoint.ts';
import type { Ticker } from '../lib/ticker.ts';

export interface Progress {
  /** Parts of a checkpoint that are here, of how many; 0 of 0: none is fetched. */
  readonly parts: number;
  readonly ofParts: number;
  /** Bytes of the parts, as they are sent. */
  readonly bytes: number;
  readonly ofBytes: number;
  /** Entries that came, of how many; 0 of 0: that is not known yet. */
  readonly entries: number;
  readonly ofEntries: number;
  /** Seconds until this is done, as fast as it went of late; undefined: not known. */
  readonly left: number | undefined;
}

const WINDOW = 8000; // ms that are looked back at
const BETWEEN = 250; // ms between two marks, and between two words
const LEAST = 1000; // ms below which nothing can be said

/** Reckons the time left from how much was done when. */
export class TimeLeft {
  #marks: { readonly at: number; readonly done: number }[] = [];

  /** Seconds from `at` (ms) until `of` will be done; undefined: not known. */
  left(at: number, done: number, of: number): number | undefined {
    const last = this.#marks.at(-1);
    if (last === undefined || at - last.at >= BETWEEN) this.#marks.push({ at, done });
    const old = this.#marks.findLastIndex((mark) => at - mark.at >= WINDOW);
    if (old > 0) this.#marks = this.#marks.slice(old);
    const [first] = this.#marks;
    if (first === undefined || at - first.at < LEAST || done <= first.done) return undefined;
    const rate = (done - first.done) / (at - first.at);
    return Math.ceil(Math.max(0, of - done) / rate / 1000);
  }
}

/** The progress of one fetch, told a few times a second. */
export class Progressing {
  readonly #ticker: Ticker;
  readonly #told: (progress: Progress) => void;
  #clock = new TimeLeft();
  #at = Number.NEGATIVE_INFINITY; // when it was told last
  #parts: readonly PartInfo[] = [];
  #here: Set<string> = new Set();
  readonly #arriving = new Map<string, number>(); // bytes of text that came of a part
  #entries = 0;
  #ofEntries = 0;

  constructor(ticker: Ticker, told: (progress: Progress) => void) {
    this.#ticker = ticker;
    this.#told = told;
  }

  /** The parts that make the checkpoint, and which of them are here already. */
  list(parts: readonly PartInfo[], isHere: (id: string) => boolean): void {
    this.#parts = parts;
    this.#here = new Set(parts.map(({ id }) => id).filter(isHere));
    this.#arriving.clear();
    this.tell(true);
  }

  /** A part is here. */
  arrived(id: string): void {
    this.#here.add(id);
    this.tell(true);
  }

  /** A part is asked for; what this answers is told of its bytes. */
  arriving(id: string): (bytes: number) => void {
    this.#arriving.set(id, 0);
    return (bytes) => this.#arriving.set(id, (this.#arriving.get(id) ?? 0) + bytes);
  }

  /** So many entries are still to come. */
  lacking(entries: number): void {
    if (this.#ofEntries === 0) this.#clock = new TimeLeft(); // they go at another speed
    this.#ofEntries = this.#entries + Math.max(0, entries);
    this.tell(true);
  }

  came(entries: number): void {
    this.#entries += entries;
    this.tell();
  }

  /** Something is waited for: the time left is not known until it has gone on for a while. */
  pause(): void {
    this.#clock = new TimeLeft();
    this.tell(true, false);
  }

  /**
   * `now`: at once, and not only if it was not told of late. `going`: false if this is no time to reckon
   * from.
   */
  tell(now = false, going = true): void {
    const at = this.#ticker.now();
    if (!now && at - this.#at < BETWEEN) return;
    this.#at = at;
    const ofBytes = sum(this.#parts.map(({ bytes }) => bytes));
    const bytes = Math.round(sum(this.#parts.map((part) => part.bytes * this.#shareOf(part))));
    const [entries, ofEntries] = [this.#entries, this.#ofEntries];
    const [done, of] = ofEntries > 0 ? [entries, ofEntries] : [bytes, ofBytes];
    this.#told({
      parts: this.#parts.filter(({ id }) => this.#here.has(id)).length,
      ofParts: this.#parts.length,
      bytes,
      ofBytes,
      entries,
      ofEntries,
      left: going ? this.#clock.left(at, done, of) : undefined,
    });
  }

  #shareOf({ id, text }: PartInfo): number {
    if (this.#here.has(id)) return 1;
    return Math.min(1, (this.#arriving.get(id) ?? 0) / Math.max(1, text));
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
