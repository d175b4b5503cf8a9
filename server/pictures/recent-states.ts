/** The last states of one picture: reports about them can be judged, and followers told what led to each. */
import type { Entry } from '../../picture/entry.ts';
import type { State } from '../../picture/replay.ts';

/** How many past states are kept. */
const MAX_STATES = 1024;
/** How many of the last entries are kept, in whole steps: a follower further behind starts from the picture. */
const MAX_ENTRIES = 1024;

/** A state, and the entries that led there from the one before. */
export interface Step extends State {
  readonly entries: readonly Entry[];
}

export class RecentStates {
  readonly #states: (State & { readonly since: number })[] = [];
  readonly #steps: Step[] = [];
  #entries = 0; // in those steps

  /** `since`: when the picture got there, in ms since 1970. */
  push({ head, picture, entries }: Step, since: number): void {
    this.#states.push({ head, picture, since });
    if (this.#states.length > 2 * MAX_STATES) this.#states.splice(0, MAX_STATES);
    this.#steps.push({ head, picture, entries });
    this.#entries += entries.length;
    while (this.#entries > MAX_ENTRIES) this.#entries -= this.#steps.shift()?.entries.length ?? 0;
  }

  /** The state that ended at `seq`, if it is a recent one. */
  stateAt(seq: number): State | undefined {
    const state = this.#states[firstAfter(this.#states, seq) - 1];
    return state?.head.seq === seq ? state : undefined;
  }

  /** When (ms) the first entry after `seq` came; undefined if there is none, 0 if long ago. */
  nextEntryTime(seq: number): number | undefined {
    const i = firstAfter(this.#states, seq);
    const state = this.#states[i];
    return state === undefined ? undefined : i === 0 ? 0 : state.since;
  }

  /** The steps that lead on from `seq`, oldest first; undefined if they are no longer kept. */
  stepsAfter(seq: number): readonly Step[] | undefined {
    const steps = this.#steps.slice(firstAfter(this.#steps, seq));
    const [first] = steps;
    return first === undefined || first.entries[0]?.seq === seq + 1 ? steps : undefined;
  }
}

/** The index of the first state that ends after `seq`. */
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
