/** How much happened when, counted from the index for any stretch of time at once. */
import { countBelow } from '../../picture/revisions/columns.ts';
import { CLASSES } from '../../picture/revisions/look.ts';
import type { Revisions } from '../../picture/revisions/revisions.ts';

/** A stretch of time, ms since 1970; `from` is below `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Entries by when they were recorded, or all that stands by when it occurred. */
export type By = 'known' | 'happened';

/** Counts of `bars` equal parts of a span, CLASSES of them for each: of each kind, then of its grave. */
export function density(index: Revisions, by: By, { from, to }: Span, bars: number): Uint32Array {
  const counts = new Uint32Array(bars * CLASSES);
  const scale = bars / (to - from);
  const add = (time: number, counted: number) => {
    const bar = Math.min(bars - 1, Math.floor((time - from) * scale));
    const slot = bar * CLASSES + counted;
    counts[slot] = (counts[slot] ?? 0) + 1;
  };
  if (by === 'known') {
    const { times, classes } = index.recorded;
    const first = countBelow(times, index.seq + 1, from, false, 1);
    for (let seq = first; seq <= index.seq; seq++) {
      const time = times[seq] ?? 0;
      if (time > to) break;
      const counted = classes[seq] ?? CLASSES;
      if (counted < CLASSES) add(time, counted);
    }
    return counts;
  }
  const keys = index.occurred;
  for (let i = countBelow(keys, keys.length, from * CLASSES); i < keys.length; i++) {
    const key = keys[i] ?? 0;
    const time = Math.floor(key / CLASSES);
    if (time > to) break;
    add(time, key - time * CLASSES);
  }
  return counts;
}

/**
 * From the first moment to the last or to `now`, whichever is later, but `least` ms; undefined for an
 * empty log.
 */
export function extent(index: Revisions, by: By, now: number, least = LEAST): Span | undefined {
  const [first, last] = by === 'known' ? recordedEnds(index) : occurredEnds(index);
  if (first === undefined || last === undefined) return undefined;
  const to = Math.max(last, now);
  return { from: Math.min(first, to - least), to };
}

type Ends = readonly [first: number | undefined, last: number | undefined];

/** Entry 1 opens the log and counts as nothing. */
const recordedEnds = (index: Revisions): Ends => [index.timeOf(2), index.timeOf(index.seq)];

function occurredEnds({ occurred }: Revisions): Ends {
  const [first, last] = [occurred[0], occurred.at(-1)];
  return [
    first === undefined ? undefined : Math.floor(first / CLASSES),
    last === undefined ? undefined : Math.floor(last / CLASSES),
  ];
}

/** Below a minute (ms) a scale of all there is means nothing. */
const LEAST = 60_000;

/** The nearest time something occurred after (1) or before (-1) `at`; undefined if there is none. */
export function nextOccurred(index: Revisions, at: number, step: 1 | -1): number | undefined {
  const keys = index.occurred;
  const limit = step === 1 ? (at + 1) * CLASSES : at * CLASSES;
  const found = countBelow(keys, keys.length, limit);
  const key = keys[step === 1 ? found : found - 1];
  return key === undefined ? undefined : Math.floor(key / CLASSES);
}
