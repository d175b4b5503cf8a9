/** Compares what each connected screen last reported as drawn with the log. [W7] */
import type { Person } from '../../picture/decide.ts';
import { code } from '../../picture/digest.ts';
import type { State } from '../../picture/replay.ts';
import {
  APART,
  type Counts,
  isApart,
  SCREENS_NAMED,
  type Screen,
  type ScreenState,
  type Undrawn,
} from '../../picture/wire.ts';
import type { PictureReplica } from './picture-replica.ts';

/** ms without a report after which a screen is "silent": it may be frozen. */
export const SILENT_AFTER = 5000;
/** ms after which an entry that a screen lacks makes it "behind". */
const BEHIND_AFTER = 2000;

/** The last report of a screen: seq and code of the picture that it has drawn, or why it has none. */
type Report = (
  | { readonly seq: number; readonly code: string }
  | { readonly seq: number; readonly undrawn: Undrawn }
) & {
  /** ms. */
  readonly at: number;
};

interface ConnectedScreen {
  readonly person: Person;
  readonly since: number;
  report: Report | undefined;
}

/** All screens counted, and up to `SCREENS_NAMED` of them: those not the same first. */
export interface ScreenList {
  readonly total: number;
  readonly counts: Counts;
  readonly screens: readonly Screen[];
}

/** Codes of states that are kept: screens report the last few. */
const CODES_KEPT = 64;

/** The connected screens of one picture. */
export class Screens {
  readonly #replica: PictureReplica;
  readonly #now: () => number;
  readonly #connected = new Map<string, ConnectedScreen>();
  /** The code of a state by its seq: states of a log do not change, and many screens report the same. */
  readonly #codes = new Map<number, string>();

  constructor(replica: PictureReplica, now: () => number) {
    this.#replica = replica;
    this.#now = now;
  }

  join(id: string, person: Person): void {
    this.#connected.set(id, { person, since: this.#now(), report: undefined });
  }

  leave(id: string): void {
    this.#connected.delete(id);
  }

  /** Takes a screen's report of what it has drawn; true if its state has changed. */
  seen(id: string, seq: number, itsCode: string): boolean {
    return this.#report(id, () => ({ seq, code: itsCode, at: this.#now() }));
  }

  /** Takes a screen's word that nothing is drawn on it now; true if its state has changed. */
  undrawn(id: string, undrawn: Undrawn): boolean {
    return this.#report(id, (last) => ({ seq: last?.seq ?? 0, undrawn, at: this.#now() }));
  }

  /** True if the frame that a screen reported last is on the glass, and of this log. */
  isTrue(id: string): boolean {
    const screen = this.#connected.get(id);
    const state = screen && this.#stateOf(screen);
    return state === 'same' || state === 'behind';
  }

  #report(id: string, next: (last: Report | undefined) => Report): boolean {
    const screen = this.#connected.get(id);
    if (screen === undefined) return false;
    const before = this.#stateOf(screen);
    screen.report = next(screen.report);
    return this.#stateOf(screen) !== before;
  }

  /** All of them as they are now. It costs a look at each: make it for many readers at once. */
  list(): ScreenList {
    const same: Screen[] = [];
    const others: Screen[] = [];
    const counts: Counts = { same: 0, counted: 0, past: 0, hidden: 0, 'no-map': 0 };
    for (const [id, screen] of this.#connected) {
      const { desk, person, role } = screen.person;
      const state = this.#stateOf(screen);
      const one = { id, desk, person, role, state, seq: screen.report?.seq ?? 0 };
      (state === 'same' ? same : others).push(one);
      count(one, counts);
    }
    const named = others.sort(byName).slice(0, SCREENS_NAMED);
    if (named.length < SCREENS_NAMED) {
      named.push(...same.sort(byName).slice(0, SCREENS_NAMED - named.length));
    }
    return { total: this.#connected.size, counts, screens: named };
  }

  #stateOf({ report, since }: ConnectedScreen): ScreenState {
    const now = this.#now();
    if (now - (report?.at ?? since) > SILENT_AFTER) return 'silent';
    if (report === undefined) return 'drawing';
    if ('undrawn' in report) return report.undrawn;
    if (report.seq > this.#replica.head.seq) return 'differs';
    const state = this.#replica.stateAt(report.seq);
    if (state !== undefined && this.#codeOf(state) !== report.code) return 'differs';
    const missing = this.#replica.nextEntryTime(report.seq);
    return missing !== undefined && now - missing > BEHIND_AFTER ? 'behind' : 'same';
  }

  #codeOf({ head, picture }: State): string {
    let known = this.#codes.get(head.seq);
    if (known === undefined) {
      known = code(head.hash, picture);
      if (this.#codes.size >= CODES_KEPT) this.#codes.clear();
      this.#codes.set(head.seq, known);
    }
    return known;
  }
}

/** Counts a screen. [W7] */
function count(screen: Screen, counts: Counts): void {
  const { state } = screen;
  const apart = isApart(screen) ? APART.find((one) => one === state) : undefined;
  counts[apart ?? 'counted']++;
  if (state === 'same') counts.same++;
}

/** In order of desk, person and id. */
const byName = (one: Screen, other: Screen): number =>
  compare(one.desk, other.desk) || compare(one.person, other.person) || compare(one.id, other.id);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
