/** Replay: makes the picture at a moment. Live is the same call with nothing left out. [R15] */
import type { Instant } from './basics.ts';
import { GENESIS, type Head } from './chain.ts';
import type { Entry } from './entry.ts';
import { fold } from './fold.ts';
import { kindOf } from './items.ts';
import { type AnyItem, EMPTY, type Picture } from './picture.ts';
import type { Page } from './table.ts';

/** A picture and the end of the log that it was folded from. */
export interface State {
  readonly head: Head;
  readonly picture: Picture;
}

/** The state of an empty log. */
export const BEGINNING: State = { head: GENESIS, picture: EMPTY };

/** A point in a log: an entry by its seq, or the last one recorded until a time. */
export type Moment = { readonly seq: number } | { readonly time: Instant };

/** True if an entry of this seq and time was in the log at the moment. */
export const within = (seq: number, time: Instant | undefined, until: Moment): boolean =>
  'seq' in until ? seq <= until.seq : time === undefined || time <= until.time;

/** As it was known: folds onto `from` the entries after it, up to `until`. Throws BrokenLog as `fold` does. */
export function replay(from: Picture, entries: Iterable<Entry>, until?: Moment): Picture {
  const prefix: Entry[] = [];
  for (const entry of entries) {
    if (entry.seq <= from.seq) continue;
    if (until !== undefined && !within(entry.seq, entry.time, until)) break;
    prefix.push(entry);
  }
  return fold(from, prefix);
}

/** As it happened: the items of the picture that had begun by `until`. */
export function asHappened(picture: Picture, until: Instant): Picture {
  const steps = happening(picture, until);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same in steps, one for each page of the table. Pages of which all had begun are shared. */
export function* happening(picture: Picture, until: Instant): Generator<void, Picture> {
  const pages: (Page<AnyItem> | undefined)[] = [];
  let size = 0;
  for (const [number, page] of picture.items.pages.entries()) {
    yield;
    const [kept, count] = page === undefined ? [undefined, 0] : pageUntil(page, until);
    if (kept === undefined) continue;
    while (pages.length < number) pages.push(undefined);
    pages.push(kept);
    size += count;
  }
  return { ...picture, items: { pages, size } };
}

interface Range {
  readonly first: Instant;
  readonly last: Instant;
  readonly size: number;
}

// Pages are replaced, never changed. Most of them lie wholly before a moment or after it.
const ranges = new WeakMap<Page<AnyItem>, Range | undefined>();

/** What of a page had begun by a moment, and how many items that is; the same page if it is all of it. */
function pageUntil(page: Page<AnyItem>, until: Instant): [Page<AnyItem> | undefined, number] {
  const range = ranges.has(page) ? ranges.get(page) : rangeOf(page);
  if (range === undefined || until < range.first) return [undefined, 0];
  if (range.last <= until) return [page, range.size];
  let count = 0;
  const kept = page.map((item) => {
    if (item === undefined || happened(item) > until) return undefined;
    count++;
    return item;
  });
  return [kept, count];
}

/** When the first and the last thing on a page began; undefined: there is none. */
function rangeOf(page: Page<AnyItem>): Range | undefined {
  let range: Range | undefined;
  for (const item of page) {
    if (item === undefined) continue;
    const at = happened(item);
    const { first, last, size } = range ?? { first: at, last: at, size: 0 };
    range = { first: at < first ? at : first, last: at > last ? at : last, size: size + 1 };
  }
  ranges.set(page, range);
  return range;
}

/** When the thing that an item describes began; for a note, when it was written. */
export const happened = (item: AnyItem): Instant => kindOf(item).happened(item);

/** Keeps states at intervals of `every` entries along a log, to replay from. They share equal pages. */
export class Keyframes {
  readonly #every: number;
  readonly #kept: State[] = [BEGINNING];

  constructor(every = 256) {
    this.#every = every;
  }

  /** Offers a state, in order of seq; it is kept if it is `every` entries or more after the last kept. */
  offer(state: State): void {
    const last = this.#kept.at(-1) ?? BEGINNING;
    if (state.head.seq - last.head.seq >= this.#every) this.#kept.push(state);
  }

  /** The latest kept state that is not after the moment. */
  before(until: Moment): State {
    let low = 0;
    let high = this.#kept.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      const { seq, time } = (this.#kept[middle] ?? BEGINNING).head;
      if (within(seq, time, until)) low = middle;
      else high = middle;
    }
    return this.#kept[low] ?? BEGINNING;
  }
}
