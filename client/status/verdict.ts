/** What this screen may say of its picture, and how all screens of each desk stand. Pure. [W7] [W8] */
import type { DeskId } from '../../picture/basics.ts';
import type { Screen, ScreenState } from '../../picture/wire.ts';
import { APART, type Apart, type Counts, isApart } from '../../picture/wire.ts';
import type { Freshness } from '../lib/freshness.ts';
import type { Agreement } from '../store/drawn-reporter.ts';
import type { Glass } from '../store/glass.ts';

/** Why a screen is not live: nothing is heard of the server, its map is not drawn, its page was altered. */
export type NotLive = 'server' | 'map' | 'altered';

/** The first that fits, and only that. */
export type Verdict =
  | { readonly state: 'connecting' }
  | { readonly state: 'not-live'; readonly why: NotLive; readonly age: number }
  | { readonly state: 'past' }
  | { readonly state: 'no-map'; readonly counts: Counts | undefined }
  | { readonly state: 'drawing' }
  | { readonly state: 'differs' }
  | { readonly state: 'others-differ'; readonly count: number }
  | { readonly state: 'behind'; readonly by: number }
  | { readonly state: 'old'; readonly age: number }
  | { readonly state: 'same'; readonly counts: Counts };

export interface Known {
  readonly freshness: Freshness;
  readonly agreement: Agreement;
  readonly glass: Glass;
  /** Whether something has altered what the page wrote. */
  readonly altered: boolean;
  readonly screens: readonly Screen[];
  /** Undefined while not connected. */
  readonly counts: Counts | undefined;
  readonly you: string | undefined;
  /** The log's last entry, by the last beat; 0 before the first. */
  readonly head: number;
}

/** Why a screen must say NOT LIVE over all else; undefined: it need not. */
export function notLiveOf({
  freshness,
  glass,
  altered,
}: Pick<Known, 'freshness' | 'glass' | 'altered'>): NotLive | undefined {
  if (freshness.state === 'never') return undefined;
  if (freshness.state === 'dead') return 'server';
  if (altered) return 'altered';
  return glass.overdue ? 'map' : undefined;
}

export function verdictOf(known: Known): Verdict {
  const { freshness, agreement, glass, screens, counts, you, head } = known;
  if (freshness.state === 'never') return { state: 'connecting' };
  const { age } = freshness;
  const why = notLiveOf(known);
  if (why !== undefined) return { state: 'not-live', why, age };
  switch (glass.state) {
    case 'past':
      return { state: 'past' };
    case 'no-map':
    case 'hidden':
      return { state: 'no-map', counts };
    case 'drawing':
    case 'lost':
      return { state: 'drawing' };
    case 'there':
      break;
    default:
      glass.state satisfies never;
  }
  const own = screens.find(({ id }) => id === you);
  if (agreement.state === 'differs' || own?.state === 'differs') return { state: 'differs' };
  const differ = screens.filter(({ state }) => state === 'differs').length;
  if (differ > 0) return { state: 'others-differ', count: differ };
  if (own?.state === 'behind') return { state: 'behind', by: lag(own, head) };
  if (agreement.state === 'behind') return { state: 'behind', by: agreement.by };
  if (freshness.state === 'stale' || counts === undefined) return { state: 'old', age };
  const heard = own === undefined || own.state === 'same'; // of those not listed all are the same
  if (!heard || counts.same === 0) return { state: 'drawing' };
  return { state: 'same', counts };
}

/** Whether all counted screens, this one included, are the same. */
export const isGreen = (verdict: Verdict): boolean =>
  verdict.state === 'same' && verdict.counts.same === verdict.counts.counted;

/** The others that are counted apart, by how they are; none of which there are none. `own`: this screen. */
export const apartIn = (
  counts: Counts | undefined,
  own: ScreenState | undefined,
): readonly { readonly state: Apart; readonly count: number }[] =>
  counts === undefined
    ? []
    : APART.map((state) => ({
        state,
        count: counts[state] - (state === own ? 1 : 0),
      })).filter(({ count }) => count > 0);

/** How many entries a screen's report lacks. */
export const lag = ({ seq }: Screen, head: number): number => Math.max(0, head - seq);

export interface Tally {
  readonly desk: DeskId;
  /** Those that are counted. */
  readonly total: number;
  /** Those that are not the same, gravest first, with how many they are; then those counted apart. */
  readonly worse: readonly { readonly state: ScreenState; readonly count: number }[];
}

const GRAVEST: readonly ScreenState[] = [
  'differs',
  'lost',
  'silent',
  'behind',
  'drawing',
  ...APART,
];

/** Every desk's listed screens counted, in the order of `desks`. */
export function tallies(desks: readonly { id: DeskId }[], screens: readonly Screen[]): Tally[] {
  return desks.map(({ id }) => {
    const own = screens.filter(({ desk }) => desk === id);
    const worse = GRAVEST.map((state) => ({
      state,
      count: own.filter((screen) => screen.state === state).length,
    })).filter(({ count }) => count > 0);
    return { desk: id, total: own.filter((screen) => !isApart(screen)).length, worse };
  });
}
