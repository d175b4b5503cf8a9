/** Which offsets a window in the local time of a zone holds: those over the window, and none besides. [R52] */
import type { Instant } from '../basics.ts';

/** From this moment on, local time is so many minutes ahead of UTC. */
export interface Offset {
  readonly from: Instant;
  readonly minutes: number;
}

/** Years ahead for a window without an end, or with one that is estimated. */
const AHEAD = 10;
/** Years that a window in local time lasts at most. */
export const MOST_YEARS = 20;

/** The moments of a window, as far as offsets depend on them. */
export interface Ends {
  readonly from: Instant;
  readonly to?: Instant | undefined;
  readonly estimated?: boolean | undefined;
}

/** Until when (ms since 1970) the offsets of a window are said. */
export const offsetsUntil = ({ from, to, estimated }: Ends): number =>
  to === undefined || estimated ? yearsAfter(from, AHEAD) : Date.parse(to);

/** The offsets of a window out of those of a longer stretch, the first of which is not after its beginning. */
export function offsetsOver(known: readonly Offset[], window: Ends): readonly Offset[] {
  const until = offsetsUntil(window);
  const first = known.findLast(({ from }) => from <= window.from);
  const later = known.filter(({ from }) => from > window.from && Date.parse(from) < until);
  return [...(first ? [{ ...first, from: window.from }] : []), ...later];
}

/** So many years after a moment, in ms since 1970; at most the last moment that there is. [R17] */
export function yearsAfter(from: Instant, years: number): number {
  const at = new Date(from);
  return Math.min(at.setUTCFullYear(at.getUTCFullYear() + years), LAST);
}

const LAST = Date.UTC(2200, 0) - 1;
