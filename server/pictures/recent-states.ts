/** Keeps the last states of a picture, to check screens' reports and to bring views up to date. */
import type { Entry } from '../../picture/entry.ts';
import type { State } from '../../picture/replay.ts';

/** Past states that are kept, at least; at most twice as many. */
const MAX_STATES = 1024;
/** Entries kept as steps. Who is further behind starts again from the picture. */
const MAX_ENTRIES = 1024;

/** A state, and the entries that led to it from the state before. */
export interface Step extends State {
  readonly entries: readonly Entry[];
}

/** States in order of seq, without gaps. */
export class RecentStates {
  readonly #states: (State & { readonly since: number })[] = [];
  readonly #steps: Step[] = [];
  #entries = 0; // in those steps

  /** Adds the newest state. `since`: when it was reached, ms since 1970. */
  push({ head, picture, entries }: Step, since: number): void {
    this.#states.push({ head, picture, since });
    if (this.#states.length > 2 * MAX_STATES) this.#states.splice(0, MAX_STATES);
    this.#steps.push({ head, picture, entries });
    this.#entries += entries.length;
    while (this.#entries > MAX_ENTRIES) this.#entries -= this.#steps.shift()?.entries.length ?? 0;
  }

  /** The state at `seq`, if it is kept. */
  stateAt(seq: number): State | undefined {
    const state = this.#states[firstAfter(this.#states, seq) - 1];
    return state?.head.seq === seq ? state : undefined;
  }

  /** ms since 1970 of the first step after `seq`; 0: long ago; undefined: there is none. */
  nextEntryTime(seq: number): number | undefined {
    const i = firstAfter(this.#states, seq);
    const state = this.#states[i];
    return state === undefined ? undefined : i === 0 ? 0 : state.since;
  }

  /** The steps after `seq`, oldest first; undefined if they are no longer kept. */
  stepsAfter(seq: number): readonly Step[] | undefined {
    const steps = this.#steps.slice(firstAfter(this.#steps, seq));
    const [first] = steps;
    return first === undefined || first.entries[0]?.seq === seq + 1 ? steps : undefined;
  }
}

/** The index of the first state that ends after `seq` (binary search). */
function firstAfter(states: readonly State[], seq: number): number {
  let low = 0;
  let high = states.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((states[middle]?.head.seq ?? 0) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
