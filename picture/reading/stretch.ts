/** Types for reading times: the result (a moment or a stretch), and the context besides the text. */
import { Instant } from '../basics.ts';
import { oneOf, type Reading, refused } from './reading.ts';

export const MINUTE = 60_000; // ms
export const DAY = 86_400_000; // ms

/** A moment; or, for a written day, the time from its first to its last millisecond, both included. */
export interface Stretch {
  readonly from: Instant;
  readonly to?: Instant;
}

/** The reason why a time cannot be read. */
export type TimeFault =
  | 'empty'
  | 'time'
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

/** Which day a clock time without a date means: that of the last such time, or of the next. */
export type Lean = 'past' | 'future';

/**
 * The clock of a zone: returns the moments (ms since 1970) at which it shows a time, two where it is set back.
 * The time is given in ms since 1970, as if it were UTC.
 */
export type Clock = (wall: number) => readonly [number, ...number[]];

/** The context for reading a time. A text that needs a part that is missing is refused. */
export interface Circumstances {
  /** The present (ms since 1970), and which day a clock time without a date means; it is then in UTC. */
  readonly now?: { readonly at: number; readonly lean: Lean } | undefined;
  /** Without `now`: the day of a clock time without a date, in ms since 1970 of its 00:00 UTC. */
  readonly day?: number | undefined;
  /** The clock of a zone (IANA, in capitals) or, given undefined, of times without a zone; undefined: none. */
  readonly clockOf?: ((zone: string | undefined) => Clock | undefined) | undefined;
}

/** The clock of UTC. */
export const zulu: Clock = (wall) => [wall];

const zuluOrNone = (zone: string | undefined): Clock | undefined =>
  zone === undefined || zone === 'UTC' ? zulu : undefined;

/** The context for what people type at `at` (ms since 1970): times without a zone are in UTC. */
export const typedAt = (at: number, lean: Lean): Circumstances => ({
  now: { at, lean },
  clockOf: zuluOrNone,
});

/** The context for links, which may be opened at any time: in UTC, and nothing is relative to now. */
export const ADDRESSED: Circumstances = { clockOf: zuluOrNone };

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
