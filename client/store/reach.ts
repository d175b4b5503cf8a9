/** From when to when a log reaches, and where most of it is: a few stray times do not stretch what is shown. Pure. */
import { countBelow } from '../../picture/revisions/columns.ts';
import { CLASSES } from '../../picture/revisions/look.ts';
import type { Revisions } from '../../picture/revisions/revisions.ts';
import { type By, extent, type Span } from './density.ts';

export interface Reach {
  /** Everything. */
  readonly all: Span;
  /** Without the stray times at either end. */
  readonly main: Span;
}

/** A gap (ms) that parts a stray time from the rest is longer than a week, and than this share of the rest. */
const GAP = 7 * 86_400_000;
const SHARE = 0.25;
/** So many at one end may be stray, or this share of all; more are no mistake. */
const FEW = 3;
const FEW_OF = 0.02;

/**
 * How many of these times (rising, ms since 1970) are stray at either end. The rest reaches to `now` at least:
 * what is over is judged by what is over, and what lies ahead by that.
 */
export function straysIn(
  times: Float64Array,
  now: number,
): { readonly before: number; readonly after: number } {
  const at = (i: number): number => times[i] ?? now;
  const past = countBelow(times, times.length, now, true);
  const ahead = times.length - past;
  const few = (of: number) => Math.max(FEW, Math.floor(of * FEW_OF));
  /** Never more than half of `all`: what is left is the rest. */
  const early = (all: number) =>
    lastOf(Math.min(few(past), past, Math.floor(all / 2)), (n) =>
      isGap(at(n) - at(n - 1), now - at(n)),
    );
  const from = past > 0 ? at(early(past)) : now;
  const most = past > 0 ? ahead : Math.floor(ahead / 2);
  const after = lastOf(Math.min(few(times.length), most), (n) => {
    const last = times.length - n;
    const end = last > past ? at(last - 1) : now;
    return isGap(at(last) - end, end - from);
  });
  return { before: early(times.length - after), after };
}

const isGap = (gap: number, rest: number): boolean => gap > GAP && gap > rest * SHARE;

/** The highest number from 1 to `most` for which it holds; 0: none. */
function lastOf(most: number, holds: (n: number) => boolean): number {
  for (let n = most; n > 0; n--) if (holds(n)) return n;
  return 0;
}

/** Undefined for an empty log. `least`: ms that a stretch is long at least. Times of recording are never stray. */
export function reachOf(index: Revisions, by: By, now: number, least: number): Reach | undefined {
  const ends = extent(index, by, now, least);
  if (ends === undefined) return undefined;
  const all = { from: Math.min(ends.from, now), to: ends.to };
  if (by === 'known') return { all, main: all };
  const keys = index.occurred;
  const times = keys.map((key) => Math.floor(key / CLASSES));
  const { before, after } = straysIn(times, now);
  const to = Math.max(times[times.length - 1 - after] ?? now, now);
  return { all, main: { from: Math.min(times[before] ?? to, now, to - least), to } };
}

/** That of two logs together. */
export function together(one: Reach | undefined, other: Reach | undefined): Reach | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const both = (a: Span, b: Span): Span => ({
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
  });
  return { all: both(one.all, other.all), main: both(one.main, other.main) };
}

/** What occurred before a stretch, or after it: how much, and from when to when. */
export interface Beyond {
  readonly count: number;
  readonly span: Span;
}

export interface BothBeyond {
  readonly before: Beyond | undefined;
  readonly after: Beyond | undefined;
}

/** What lies beyond a stretch in these logs, by when it occurred. */
export function beyond(logs: readonly Revisions[], { from, to }: Span): BothBeyond {
  const parts = logs.map(({ occurred: keys }) => {
    const first = countBelow(keys, keys.length, from * CLASSES);
    const end = countBelow(keys, keys.length, (to + 1) * CLASSES);
    return { before: keys.subarray(0, first), after: keys.subarray(end) };
  });
  return {
    before: gathered(parts.map(({ before }) => before)),
    after: gathered(parts.map(({ after }) => after)),
  };
}

function gathered(parts: readonly Float64Array[]): Beyond | undefined {
  const some = parts.filter(({ length }) => length > 0);
  if (some.length === 0) return undefined;
  const timeOf = (key: number | undefined): number => Math.floor((key ?? 0) / CLASSES);
  return {
    count: some.reduce((sum, { length }) => sum + length, 0),
    span: {
      from: Math.min(...some.map((keys) => timeOf(keys[0]))),
      to: Math.max(...some.map((keys) => timeOf(keys.at(-1)))),
    },
  };
}
