/** When a group of alarms sounds at a desk, the repeated tone not counted. [R40] */
import type { Course } from './course.ts';

/** How long (ms) a group that has sounded keeps silent about what joins it. */
export const SILENT = 120_000;

/** A time in which something asks to be acknowledged. */
interface Rings {
  readonly from: number;
  readonly until: number;
}

const ringsOf = ({ spans }: Course): Rings[] =>
  spans.flatMap(({ is, from }, i) =>
    is === 'unacknowledged'
      ? [{ from, until: spans[i + 1]?.from ?? Number.POSITIVE_INFINITY }]
      : [],
  );

/**
 * The moments (ms since 1970) at which it sounds, as far as is known, also of the future: what rings first
 * at once, what joins after a silence of 2 minutes, unless it was answered meanwhile.
 */
export function soundingsOf(courses: readonly Course[]): readonly number[] {
  const rings = courses.flatMap(ringsOf).sort((a, b) => a.from - b.from);
  const first = rings[0];
  if (first === undefined) return [];
  const sounded = [first.from];
  let last = first.from;
  let waiting: Rings[] = []; // began within the silence
  for (const ring of rings.slice(1)) {
    if (ring.from >= last + SILENT) {
      last = lateOf(waiting, last, sounded);
      waiting = [];
    }
    if (ring.from < last + SILENT) {
      if (ring.from > last) waiting.push(ring);
      continue;
    }
    last = ring.from;
    sounded.push(last);
  }
  lateOf(waiting, last, sounded);
  return sounded;
}

/** Sounds at the end of a silence for what still waits then; returns when it last sounded. */
function lateOf(waiting: readonly Rings[], last: number, sounded: number[]): number {
  const due = last + SILENT;
  if (!waiting.some(({ until }) => until > due)) return last;
  sounded.push(due);
  return due;
}
