/** Time as it is read from words: a moment or a stretch, and what it may be told by beside the words. */
import { Instant } from '../basics.ts';
import { oneOf, type Reading, refused } from './reading.ts';

export const MINUTE = 60_000; // ms
export const DAY = 86_400_000; // ms

/** A moment; or all from one moment to another, both included, where a day is written. */
export interface Stretch {
  readonly from: Instant;
  readonly to?: Instant;
}

export type TimeFault =
  | 'empty'
  | 'time'
  | 'date'
  | 'year'
  | 'offset'
  | 'timeOfDay'
  /** It lacks what only a now, a day or a zone could tell. */
  | 'now'
  | 'day'
  | 'zone';

export type TimeReading = Reading<Stretch, TimeFault>;

/** Which day a bare clock time means: that of the last such time, or of the next. */
export type Lean = 'past' | 'future';

/**
 * The moments (ms since 1970) at which a wall clock shows a time; two where it is put back. The time is given
 * as if it were UTC, in ms since 1970.
 */
export type Clock = (wall: number) => readonly [number, ...number[]];

/** What a time may be told by, beside its own words. What needs what is not here is refused. */
export interface Circumstances {
  /** ms since 1970, with which way a bare clock time (then Zulu) leans from it. */
  readonly now?: { readonly at: number; readonly lean: Lean } | undefined;
  /** Where there is no now: the day that a bare clock time is of, as ms since 1970 of its 00:00 UTC. */
  readonly day?: number | undefined;
  /** The clock of times that name no zone, and of those that name one (IANA, in capitals). */
  readonly clockOf?: ((zone: string | undefined) => Clock | undefined) | undefined;
}

export const zulu: Clock = (wall) => [wall];

const zuluOrNone = (zone: string | undefined): Clock | undefined =>
  zone === undefined || zone === 'UTC' ? zulu : undefined;

/** For what people type: everything without a zone is Zulu. */
export const typedAt = (at: number, lean: Lean): Circumstances => ({
  now: { at, lean },
  clockOf: zuluOrNone,
});

/** For addresses, which are opened at any time: as it is typed, but nothing counts from now. */
export const ADDRESSED: Circumstances = { clockOf: zuluOrNone };

/** One of these moments, in ms since 1970. */
export function momentsOf(all: readonly [number, ...number[]]): TimeReading {
  const [first, ...others] = all.map(instantOf);
  if (first === undefined || others.includes(undefined)) return refused('year');
  return oneOf([
    { from: first },
    ...others.flatMap((from) => (from === undefined ? [] : [{ from }])),
  ]);
}

/** Undefined outside of the years that the picture takes. */
export function instantOf(at: number): Instant | undefined {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? undefined : Instant.safeParse(date.toISOString()).data;
}
