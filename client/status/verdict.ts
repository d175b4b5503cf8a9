/** What this screen may say of its picture, and how all screens of each desk stand. Pure. */
import type { DeskId } from '../../picture/basics.ts';
import type { Screen, ScreenState } from '../../picture/wire.ts';
import type { Freshness } from '../lib/freshness.ts';
import type { Agreement } from '../store/drawn-reporter.ts';

/** The gravest thing there is to say, and only that. */
export type Verdict =
  | { readonly state: 'connecting' }
  | { readonly state: 'dead'; readonly age: number }
  | { readonly state: 'stale'; readonly age: number }
  | { readonly state: 'differs' }
  | { readonly state: 'others-differ'; readonly count: number }
  | { readonly state: 'behind'; readonly by: number }
  | { readonly state: 'same'; readonly same: number; readonly total: number };

export interface Known {
  readonly freshness: Freshness;
  readonly agreement: Agreement;
  readonly screens: readonly Screen[];
  readonly total: number;
  readonly you: string | undefined;
  /** The past is looked at: then the map does not draw what is live, and need not keep up. */
  readonly replaying: boolean;
  /** The log's last entry, by the last beat; 0 before the first. */
  readonly head: number;
}

export function verdictOf(known: Known): Verdict {
  const { freshness, agreement, screens, total, you, replaying, head } = known;
  switch (freshness.state) {
    case 'never':
      return { state: 'connecting' };
    case 'dead':
    case 'stale':
      return { state: freshness.state, age: freshness.age };
    case 'fresh':
      break;
    default:
      freshness satisfies never;
  }
  const own = screens.find(({ id }) => id === you);
  if (agreement.state === 'differs' || own?.state === 'differs') return { state: 'differs' };
  if (own?.state === 'behind' && !starting(own) && !replaying) {
    return { state: 'behind', by: lag(own, head) };
  }
  if (agreement.state === 'behind') return { state: 'behind', by: agreement.by };
  const count = screens.filter(({ state }) => state === 'differs').length;
  if (count > 0) return { state: 'others-differ', count };
  const others = screens.filter(({ state }) => state !== 'same').length; // all of these are listed
  return { state: 'same', same: total - others, total };
}

/** A screen that has just come and has not drawn anything yet. */
export const starting = ({ state, seq }: Screen): boolean => state === 'behind' && seq === 0;

/** How many entries a screen's report lacks. */
export const lag = ({ seq }: Screen, head: number): number => Math.max(0, head - seq);

export interface Tally {
  readonly desk: DeskId;
  readonly total: number;
  /** Those that are not the same, gravest first, with how many they are. */
  readonly worse: readonly { readonly state: ScreenState; readonly count: number }[];
}

const GRAVEST: readonly ScreenState[] = ['differs', 'silent', 'behind'];

/** Every desk's listed screens counted, in the order of `desks`. */
export function tallies(desks: readonly { id: DeskId }[], screens: readonly Screen[]): Tally[] {
  return desks.map(({ id }) => {
    const own = screens.filter(({ desk }) => desk === id);
    const worse = GRAVEST.map((state) => ({
      state,
      count: own.filter((screen) => screen.state === state && !starting(screen)).length,
    })).filter(({ count }) => count > 0);
    return { desk: id, total: own.length, worse };
  });
}
