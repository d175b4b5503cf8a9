/** The bars of a wall: what was recorded in each part of the last day, or of the log if it is younger. Pure. */
import { CLASSES } from '../../picture/revisions/look.ts';
import type { Revisions } from '../../picture/revisions/revisions.ts';
import { dtg } from '../lib/format.ts';
import { density, type Span } from '../store/density.ts';

const HOUR = 3_600_000; // ms
const BARS = 144; // ten minutes each over a day

export interface Bar {
  readonly count: number;
  /** Of these, how many speak of a FLASH or IMMEDIATE event. */
  readonly grave: number;
}

/** From the first entry, but at least an hour and at most a day, to `now` (ms since 1970). */
export function stretchOf(index: Revisions, now: number): Span {
  const first = index.timeOf(2) ?? now;
  const length = Math.min(24 * HOUR, Math.max(HOUR, now - first));
  return { from: now - length, to: now };
}

export function barsOf(index: Revisions, span: Span): readonly Bar[] {
  const counts = density(index, 'known', span, BARS);
  return Array.from({ length: BARS }, (_, bar) => {
    const classes = [...counts.subarray(bar * CLASSES, (bar + 1) * CLASSES)];
    const grave = classes.slice(CLASSES / 2).reduce((sum, n) => sum + n, 0);
    return { count: classes.reduce((sum, n) => sum + n, 0), grave };
  });
}

const STEPS = [1 / 6, 1 / 4, 1 / 2, 1, 2, 3, 6].map((hours) => hours * HOUR);
const MARKS = 5;
const EDGE = 0.06; // of the span: a word there would be cut

/** Round times to write under the bars: `1400Z`. */
export function marksOf({ from, to }: Span): readonly { at: number; text: string }[] {
  const step = STEPS.find((one) => (to - from) / one <= MARKS) ?? 6 * HOUR;
  const marks: { at: number; text: string }[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const share = (at - from) / (to - from);
    if (share > EDGE && share < 1 - EDGE) marks.push({ at, text: dtg(at).slice(2, 7) });
  }
  return marks;
}
