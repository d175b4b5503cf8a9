/** The clock of a zone: at which moments it shows a time, and when its days begin. Pure. */

/** How far (ms) the clock of a zone is ahead of UTC at a moment (ms since 1970). */
export type Clock = (at: number) => number;

/** The clock of UTC. */
export const zulu: Clock = () => 0;

const DAY = 86_400_000; // ms

/**
 * The moments at which a clock shows a time, which is given in ms since 1970 as if it were UTC: two, the earlier
 * one first, if the clock was set back then. A time that it skipped is read by the offset before, then by the
 * offset after. [R67]
 */
export function momentsAt(clock: Clock, wall: number): readonly [number, ...number[]] {
  const before = wall - clock(wall - DAY);
  const after = wall - clock(wall + DAY);
  if (before === after) return [before];
  const [first, second] = [before, after]
    .filter((at) => at + clock(at) === wall)
    .sort((a, b) => a - b);
  if (first === undefined) return [before, after];
  return second === undefined ? [first] : [first, second];
}

/**
 * The first moment at which a clock shows a day or a later one; `midnight` is 00:00 of the day in ms since 1970,
 * as if it were UTC.
 */
export function beginningOf(clock: Clock, midnight: number): number {
  const [first, second = first] = momentsAt(clock, midnight);
  if (first + clock(first) === midnight) return first;
  let [low, high] = [second, first]; // midnight was skipped by a change between these
  const before = clock(low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (clock(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
