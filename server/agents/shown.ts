/** Writes that items were shown at a desk, at most one entry a second and desk. [R62] */
import type { DeskId } from '../../picture/basics.ts';
import { type Machine, SERVER } from '../../picture/permission.ts';
import { isNotNow } from '../pictures/append.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import type { Showing, Shown } from '../pictures/showing.ts';
import { appendOnce, type Duty } from './agent.ts';

/** ms between two entries of one desk, at least. */
const WRITES_EVERY = 1000;
/** Items that one entry names. */
const AT_MOST = 256;

/** What was shown at a desk, for one entry. */
export interface ShownDue {
  readonly desk: DeskId;
  readonly shown: readonly Shown[];
}

export interface ShownDeps {
  readonly picture: Pick<ServedPicture, 'replica' | 'appender'>;
  readonly showing: Showing;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The duty of a picture of several desks. */
export function shownDuty({ picture, showing, now: clock }: ShownDeps): Duty<ShownDue> {
  const { replica, appender } = picture;
  /** ms since 1970 of the last look at each desk, and of its last entry. */
  const looked = new Map<DeskId, number>();
  const lookAt = (desk: DeskId): number => (looked.get(desk) ?? 0) + WRITES_EVERY;
  const shownNow = (desk: DeskId): readonly Shown[] => showing.shownAt(desk).slice(0, AT_MOST);

  return {
    async *wakes(signal) {
      while (!signal.aborted) {
        const over = new AbortController();
        const either = AbortSignal.any([signal, over.signal]);
        const changed = replica.nextChange(either).then(() => showing.lookAgain());
        const woken = Promise.race([changed, showing.next(either)]);
        yield;
        await woken;
        over.abort(); // nobody waits for the other one any more
      }
    },
    *at(now) {
      if (replica.alarm !== undefined) return;
      for (const desk of showing.desks) {
        if (lookAt(desk) > now) continue;
        looked.set(desk, now);
        const shown = shownNow(desk);
        if (shown.length > 0) yield { desk, shown };
      }
    },
    next() {
      const looks = [...showing.desks].map(lookAt);
      return looks.length === 0 || replica.alarm !== undefined ? undefined : Math.min(...looks);
    },
    cause,
    async perform({ desk }) {
      await replica.catchUp(); // another server may have said it
      const due: ShownDue = { desk, shown: shownNow(desk) };
      if (due.shown.length === 0) return 'done';
      const server: Machine = { desk, person: SERVER, role: 'server' };
      const change = { type: 'receipt.shown', items: due.shown.map(({ item }) => item) };
      const answer = await appendOnce(appender, server, change, cause(due));
      looked.set(desk, clock());
      if (answer.kind === 'taken') return 'done';
      if (isNotNow(answer)) return 'later';
      const still = new Set(showing.shownAt(desk).map(({ item }) => item));
      if (due.shown.some(({ item }) => !still.has(item))) return 'later'; // it was said meanwhile
      showing.forget(desk, due.shown);
      throw new Error(`${cause(due)} was not taken: ${answer.why}`);
    },
  };
}

/** The same for the same words at the same desk, whichever server says it and however often it starts. */
const cause = ({ desk, shown }: ShownDue): string =>
  ['receipt.shown', desk, ...shown.map(({ item, words }) => `${item} ${words}`)].join(' ');
