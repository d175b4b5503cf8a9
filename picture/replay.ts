/** The picture at a moment. Live is the same call with nothing left out. */
import type { Instant } from './basics.ts';
import { GENESIS, type Head } from './chain.ts';
import type { Entry } from './entry.ts';
import { fold } from './fold.ts';
import { kindOf } from './items.ts';
import { type AnyItem, EMPTY, type Picture } from './picture.ts';
import { all, NOTHING, put } from './table.ts';

/** A picture and the end of the log that it was folded from. */
export interface State {
  readonly head: Head;
  readonly picture: Picture;
}

export const BEGINNING: State = { head: GENESIS, picture: EMPTY };

/** A place in the log: an entry, or the last one recorded until a time. */
export type Moment = { readonly seq: number } | { readonly time: Instant };

/** Whether an entry of this seq and time belongs to the log as it was at the moment. */
export const within = (seq: number, time: Instant | undefined, until: Moment): boolean =>
  'seq' in until ? seq <= until.seq : time === undefined || time <= until.time;

/** As it was known: `from` and those of the entries after it that had been recorded by then. */
export function replay(from: Picture, entries: Iterable<Entry>, until?: Moment): Picture {
  const prefix: Entry[] = [];
  for (const entry of entries) {
    if (entry.seq <= from.seq) continue;
    if (until !== undefined && !within(entry.seq, entry.time, until)) break;
    prefix.push(entry);
  }
  return fold(from, prefix);
}

/** As it happened: of all that the picture knows, what had occurred by then. */
export function asHappened(picture: Picture, until: Instant): Picture {
  const kept = [...all(picture.items)].filter((item) => happened(item) <= until);
  return { ...picture, items: put<AnyItem>(NOTHING, kept) };
}

/** When the thing an item speaks of began; for a note, when it was written. */
export const happened = (item: AnyItem): Instant => kindOf(item).happened(item);

/** States kept along a log, so that no moment is far from one. They share what they do not differ in. */
export class Keyframes {
  readonly #every: number;
  readonly #kept: State[] = [BEGINNING];

  constructor(every = 256) {
    this.#every = every;
  }

  /** Offers a state of the log, in order of seq; it is kept if the last one kept is far enough. */
  offer(state: State): void {
    const last = this.#kept.at(-1) ?? BEGINNING;
    if (state.head.seq - last.head.seq >= this.#every) this.#kept.push(state);
  }

  /** The latest state kept that is not past the moment. */
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
