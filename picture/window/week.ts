/** The hours of a week that something is open, repeated for ever. Times are in ms since 1970, UTC. */

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEK = 7 * DAY;
const FIRST_MONDAY = 4 * DAY; // 1970-01-05

/** A part of a week, [from, to), in ms since Monday 00:00; not empty, and within the week. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** In order, and apart from each other; what runs over the end of the week is the last and the first. */
export type Week = readonly Part[];

export const ALWAYS: Week = [{ from: 0, to: WEEK }];

/** Open each of these days (0 is Monday) from a minute of the day to another, over midnight if it is earlier. */
export function weekOf(days: readonly number[], from: number, to: number): Week {
  const length = (to > from ? to - from : to - from + 24 * 60) * MINUTE;
  return merged(days.flatMap((day) => wrapped(day * DAY + from * MINUTE, length)));
}

/** The same hours, earlier by so many minutes: of a local clock that is ahead, in UTC. */
export function earlier(week: Week, minutes: number): Week {
  if (week === ALWAYS || minutes === 0) return week;
  return merged(week.flatMap(({ from, to }) => wrapped(from - minutes * MINUTE, to - from)));
}

/** The hours of both. */
export function together(a: Week, b: Week): Week {
  if (a === ALWAYS) return b;
  if (b === ALWAYS) return a;
  return a.flatMap((one) =>
    b.flatMap((other) => {
      const from = Math.max(one.from, other.from);
      const to = Math.min(one.to, other.to);
      return from < to ? [{ from, to }] : [];
    }),
  );
}

/** The hours of either. */
export const either = (weeks: readonly Week[]): Week => merged(weeks.flat());

export function isOpenAt(week: Week, at: number): boolean {
  const moment = sinceMonday(at);
  return week.some(({ from, to }) => from <= moment && moment < to);
}

/** The first moment after `at` at which a week opens or closes; Infinity if it never does. */
export function turnAfter(week: Week, at: number): number {
  const moment = sinceMonday(at);
  const edges = week
    .flatMap(({ from, to }) => [from, to])
    .filter((edge, _, all) => !(isEndOfWeek(edge) && all.includes(0) && all.includes(WEEK)));
  const ahead = edges.map((edge) => (edge > moment ? edge : edge + WEEK) - moment);
  return at + Math.min(...ahead); // Math.min() of none is Infinity
}

const isEndOfWeek = (edge: number): boolean => edge === 0 || edge === WEEK;

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

const sinceMonday = (at: number): number => modulo(at - FIRST_MONDAY, WEEK);

/** A part that begins at any moment, within the week. */
function wrapped(begins: number, length: number): readonly Part[] {
  const from = modulo(begins, WEEK);
  const to = from + length;
  if (to <= WEEK) return [{ from, to }];
  return [
    { from, to: WEEK },
    { from: 0, to: to - WEEK },
  ];
}

/** The parts in order, those that meet or touch as one. */
function merged(parts: readonly Part[]): Week {
  const week: Part[] = [];
  for (const part of [...parts].sort((a, b) => a.from - b.from)) {
    const last = week.at(-1);
    if (last === undefined || last.to < part.from) week.push(part);
    else week[week.length - 1] = { from: last.from, to: Math.max(last.to, part.to) };
  }
  return week.length === 1 && week[0]?.from === 0 && week[0].to === WEEK ? ALWAYS : week;
}
