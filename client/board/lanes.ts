/**
 * Where the bars of one row lie below each other, and where the words of each stand: inside it, after it or
 * before it, so that nothing lies on anything. Pure; pixels, or any other length that is the same for all.
 */
import type { Span } from '../store/density.ts';
import type { Bar } from './bars.ts';
import { shareOf } from './day.ts';

export type Side = 'inside' | 'after' | 'before';

export interface Laid {
  readonly bar: Bar;
  /** From the start of the day to the two ends. */
  readonly left: number;
  readonly right: number;
  readonly side: Side;
  /** How wide the words may be there. */
  readonly room: number;
  /** Counted from 0. */
  readonly lane: number;
}

const LEAST = 3; // a bar of a few minutes is seen, too
const GAP = 8;

/** `wide`: of the whole day; `words`: how wide the words of a bar are. */
export function laid(
  bars: readonly Bar[],
  day: Span,
  wide: number,
  words: (bar: Bar) => number,
): readonly Laid[] {
  const ends: number[] = []; // of what lies in each lane
  return bars.map((bar) => {
    const left = shareOf(day, bar.from) * wide;
    const right = Math.max(left + LEAST, shareOf(day, bar.to) * wide);
    const { side, room } = placed(left, right, words(bar), wide);
    const begins = side === 'before' ? left - GAP - room : left;
    const free = ends.findIndex((end) => end + GAP <= begins);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = side === 'after' ? right + GAP + room : right;
    return { bar, left, right, side, room, lane };
  });
}

/** Inside if they fit, else after, else before; where they fit nowhere, cut where there is most room. */
function placed(
  left: number,
  right: number,
  said: number,
  wide: number,
): Pick<Laid, 'side' | 'room'> {
  const rooms = [
    ['inside', right - left - 2 * GAP],
    ['after', wide - right - GAP],
    ['before', left - GAP],
  ] as const;
  const most = Math.max(...rooms.map(([, room]) => room));
  const [side, room] = rooms.find(([, one]) => one >= Math.min(said, most)) ?? rooms[0];
  return { side, room: Math.max(0, Math.min(said, room)) };
}

/** How many lanes a row has; one even if it is empty. */
export const lanesOf = (row: readonly Laid[]): number =>
  Math.max(1, ...row.map(({ lane }) => lane + 1));

/** The most lanes that each row may have so that all of them have room; 1 at least. */
export function cappedAt(lanes: readonly number[], room: number): number {
  let most = Math.max(1, ...lanes);
  const taken = (cap: number) => lanes.reduce((sum, one) => sum + Math.min(one, cap), 0);
  while (most > 1 && taken(most) > room) most -= 1;
  return most;
}
