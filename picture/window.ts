/** When a window is open, when that changes, and when two windows are open together. [R52] [R53] */
import { DAYS, minuteOf, type Window } from './window/schema.ts';
import {
  ALWAYS,
  earlier,
  either,
  isOpenAt,
  together,
  turnAfter,
  type Week,
  weekOf,
} from './window/week.ts';

export { Window } from './window/schema.ts';

/** `pausing` is between two openings. */
export type WindowPhase = 'before' | 'open' | 'pausing' | 'over';

/** [from, to), in ms since 1970; `to` is Infinity if it never ends. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A stretch in which the clock of a window does not change. */
interface Steady extends Stretch {
  readonly week: Week;
}

/** What a window says, in UTC. */
interface Hours extends Stretch {
  /** In order, without gaps, from the beginning to the end. */
  readonly steady: readonly Steady[];
  /** The hours of the week at which it is open in any of them. */
  readonly ever: Week;
}

/** The shortest time (ms) for which two windows meet. */
const SHORTEST = 1000;

export function windowPhase(window: Window, at: number): WindowPhase {
  const { from, to, steady } = hoursOf(window);
  if (at < from) return 'before';
  if (at >= to) return 'over';
  return steady.some((one) => holds(one, at) && isOpenAt(one.week, at)) ? 'open' : 'pausing';
}

/** The next moment (ms since 1970) after `at` at which the phase changes; undefined if it never does. */
export function windowTurns(window: Window, at: number): number | undefined {
  const { from, to, steady } = hoursOf(window);
  if (at < from) return from;
  if (at >= to) return undefined;
  let open: boolean | undefined;
  for (const one of steady) {
    if (one.to <= at) continue;
    const since = Math.max(one.from, at);
    open ??= isOpenAt(one.week, since);
    if (isOpenAt(one.week, since) !== open) return since;
    const turn = turnAfter(one.week, since);
    if (turn < one.to) return turn;
  }
  return to === Number.POSITIVE_INFINITY ? undefined : to;
}

/** When (ms since 1970) a window ends by itself. One whose end is estimated never does. [R53] */
export const windowEnd = ({ to, estimated }: Window): number | undefined =>
  to === undefined || estimated ? undefined : Date.parse(to);

/** The first stretch in which both are open, without a break and for at least a second. */
export function windowsMeet(a: Window, b: Window): Stretch | undefined {
  let found: Stretch | undefined;
  for (const stretch of openTogether(hoursOf(a).steady, hoursOf(b).steady)) {
    if (found?.to === stretch.from) found = { from: found.from, to: stretch.to };
    else if (isLongEnough(found)) return found;
    else found = stretch;
  }
  return isLongEnough(found) ? found : undefined;
}

/** False only if they never meet; quick, and true for some that do not. */
export function windowsMayMeet(a: Window, b: Window): boolean {
  const [one, other] = [hoursOf(a), hoursOf(b)];
  return isLongEnough(common(one, other)) && together(one.ever, other.ever).length > 0;
}

const isLongEnough = (stretch: Stretch | undefined): stretch is Stretch =>
  stretch !== undefined && stretch.to - stretch.from >= SHORTEST;

const holds = ({ from, to }: Stretch, at: number): boolean => from <= at && at < to;

/** Empty or upside down if they have nothing in common. */
const common = (a: Stretch, b: Stretch): Stretch => ({
  from: Math.max(a.from, b.from),
  to: Math.min(a.to, b.to),
});

/** In order; two that touch are two. */
function* openTogether(ours: readonly Steady[], theirs: readonly Steady[]): Generator<Stretch> {
  let [i, j] = [0, 0];
  for (;;) {
    const [a, b] = [ours[i], theirs[j]];
    if (a === undefined || b === undefined) return;
    const { from, to } = common(a, b);
    if (from < to) yield* openIn({ from, to, week: together(a.week, b.week) });
    if (a.to <= b.to) i += 1;
    else j += 1;
  }
}

function* openIn({ from, to, week }: Steady): Generator<Stretch> {
  for (let at = from; at < to; ) {
    const turn = Math.min(to, turnAfter(week, at));
    if (isOpenAt(week, at)) yield { from: at, to: turn };
    at = turn;
  }
}

const known = new WeakMap<Window, Hours>(); // windows are replaced, never changed

function hoursOf(window: Window): Hours {
  const hours = known.get(window) ?? newHours(window);
  known.set(window, hours);
  return hours;
}

function newHours(window: Window): Hours {
  const from = Date.parse(window.from);
  const to = windowEnd(window) ?? Number.POSITIVE_INFINITY;
  const local = weekIn(window);
  const weeks = new Map<number, Week>(); // by minutes ahead of UTC
  const offsets = window.offsets ?? [{ from: window.from, minutes: 0 }];
  const steady = offsets.flatMap((offset, i): Steady[] => {
    const next = offsets[i + 1];
    const ends = next === undefined ? to : Math.min(to, Date.parse(next.from));
    const begins = Math.max(from, Date.parse(offset.from));
    if (begins >= ends) return [];
    const week = weeks.get(offset.minutes) ?? earlier(local, offset.minutes);
    weeks.set(offset.minutes, week);
    return [{ from: begins, to: ends, week }];
  });
  return { from, to, steady, ever: either([...weeks.values()]) };
}

/** The hours of a window by its own clock. */
function weekIn({ daily, days = [...DAYS] }: Window): Week {
  if (daily === undefined && days.length === DAYS.length) return ALWAYS;
  const { from, to } = daily ?? { from: '00:00', to: '00:00' };
  return weekOf(
    days.map((day) => DAYS.indexOf(day)),
    minuteOf(from),
    minuteOf(to),
  );
}
