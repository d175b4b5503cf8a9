/** Compares what each connected screen last reported as drawn with the log. [W7] */
import type { Person } from '../../picture/decide.ts';
import { code } from '../../picture/digest.ts';
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
const SILENT_AFTER = 5000;
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

/** The connected screens of one picture. */
export class Screens {
  readonly #replica: PictureReplica;
  readonly #now: () => number;
  readonly #connected = new Map<string, ConnectedScreen>();

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

  #report(id: string, next: (last: Report | undefined) => Report): boolean {
    const screen = this.#connected.get(id);
    if (screen === undefined) return false;
    const before = this.#stateOf(screen);
    screen.report = next(screen.report);
    return this.#stateOf(screen) !== before;
  }

  /** All screens counted, and up to `SCREENS_NAMED` of them: those not the same first. */
  list(): { total: number; counts: Counts; screens: Screen[] } {
    const screens = [...this.#connected].map(([id, screen]): Screen => {
      const { desk, person, role } = screen.person;
      return { id, desk, person, role, state: this.#stateOf(screen), seq: screen.report?.seq ?? 0 };
    });
    screens.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    return {
      total: screens.length,
      counts: countsOf(screens),
      screens: screens.slice(0, SCREENS_NAMED),
    };
  }

  #stateOf({ report, since }: ConnectedScreen): ScreenState {
    const now = this.#now();
    if (now - (report?.at ?? since) > SILENT_AFTER) return 'silent';
    if (report === undefined) return 'drawing';
    if ('undrawn' in report) return report.undrawn;
    if (report.seq > this.#replica.head.seq) return 'differs';
    const state = this.#replica.stateAt(report.seq);
    if (state !== undefined && code(state.head.hash, state.picture) !== report.code)
      return 'differs';
    const missing = this.#replica.nextEntryTime(report.seq);
    return missing !== undefined && now - missing > BEHIND_AFTER ? 'behind' : 'same';
  }
}

/** [W7] */
function countsOf(screens: readonly Screen[]): Counts {
  const counts: Counts = { same: 0, counted: 0, past: 0, hidden: 0, 'no-map': 0 };
  for (const screen of screens) {
    const { state } = screen;
    const apart = isApart(screen) ? APART.find((one) => one === state) : undefined;
    if (apart !== undefined) counts[apart]++;
    else counts.counted++;
    if (state === 'same') counts.same++;
  }
  return counts;
}

const sortKey = ({ state, desk, person, id }: Screen): string =>
  `${state === 'same' ? 1 : 0} ${desk} ${person} ${id}`;
