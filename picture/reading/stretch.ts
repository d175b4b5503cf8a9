/** Types for reading times: the result (a moment or a stretch), and the context besides the text. */
import { Instant } from '../basics.ts';
import type { Clock } from './clock.ts';
import { oneOf, type Reading, refused } from './reading.ts';

export const MINUTE = 60_000; // ms
export const HOUR = 3_600_000; // ms
export const DAY = 86_400_000; // ms

/** A moment; or, for written days, the time from their first to their last millisecond, both included. */
export interface Stretch {
  readonly from: Instant;
  readonly to?: Instant;
}

/** The reason why a time cannot be read. */
export type TimeFault =
  | 'empty'
  | 'time'
  /** There is no such day or time, or the parts of the text contradict each other. */
  | 'date'
  | 'year'
  | 'offset'
  | 'timeOfDay'
  /** The text needs a now, a day or a zone that the context lacks. */
  | 'now'
  | 'day'
  | 'zone';

/** A time as it was read. */
export type TimeReading = Reading<Stretch, TimeFault>;

/** Whether a time that does not say its day, month or year is the last such time, or the next. */
export type Lean = 'past' | 'future';

/** The context for reading a time. A text that needs a part that is missing is refused. */
export interface Circumstances {
  /** The present (ms since 1970), and which of several days a text means that does not say all of it. */
  readonly now?: { readonly at: number; readonly lean: Lean } | undefined;
  /** Without `now`: the day of a clock time without a date, in ms since 1970 of its 00:00 as if in UTC. */
  readonly day?: number | undefined;
  /** The clock of a zone (IANA, in capitals) or, given undefined, of times without a zone; undefined: none. */
  readonly clockOf?: ((zone: string | undefined) => Clock | undefined) | undefined;
  /** What clocks are called beside a time (`DAM`, in capitals), and the zone of each (IANA). */
  readonly labels?: ReadonlyMap<string, string> | undefined;
  /** Whether `03/04/2026` has the day or the month first, where that is known; else both are meant. */
  readonly order?: 'dmy' | 'mdy' | undefined;
  /** Whether ten digits count seconds since 1970 (or are `YYMMDDHHMM`), where that is known. */
  readonly counts?: boolean | undefined;
}

/** A reading with these moments (ms since 1970); refused if one lies outside the years of a picture. */
export function momentsOf(all: readonly [number, ...number[]]): TimeReading {
  const [first, ...others] = all.map(instantOf);
  if (first === undefined || others.includes(undefined)) return refused('year');
  return oneOf([
    { from: first },
    ...others.flatMap((from) => (from === undefined ? [] : [{ from }])),
  ]);
}

/** The moment `at` (ms since 1970); undefined outside the years 1900 to 2199. [R17] */
export function instantOf(at: number): Instant | undefined {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? undefined : Instant.safeParse(date.toISOString()).data;
}
