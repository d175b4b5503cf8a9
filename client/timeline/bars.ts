/** How much happened when, over the whole log: by recorded time, or by the time it occurred. */
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { happened } from '../../picture/replay.ts';
import { all } from '../../picture/table.ts';
import type { As } from '../desk.svelte.ts';

/** A stretch of time, ms since 1970; `from` is below `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Bar {
  readonly count: number;
  /** Of these, how many speak of a FLASH or IMMEDIATE event. */
  readonly grave: number;
}

const LEAST = 60_000; // ms: below a minute a scale means nothing

const grave = (item: AnyItem): boolean =>
  item.kind === 'event' &&
  (item.fields.precedence === 'FLASH' || item.fields.precedence === 'IMMEDIATE');

/** Every moment a bar counts: each entry as it was recorded, or each item as it occurred. */
function* moments({ items }: Picture, as: As): Generator<{ at: number; item: AnyItem }> {
  for (const item of all(items)) {
    if (as === 'happened') yield { at: Date.parse(happened(item)), item };
    else for (const { time } of item.history) yield { at: Date.parse(time), item };
  }
}

/** From the first moment to the last or to `now`, whichever is later; undefined for an empty log. */
export function spanOf(picture: Picture, as: As, now: number): Span | undefined {
  let from = Number.POSITIVE_INFINITY;
  let to = now;
  for (const { at } of moments(picture, as)) {
    if (at < from) from = at;
    if (at > to) to = at;
  }
  if (from === Number.POSITIVE_INFINITY) return undefined;
  return { from: Math.min(from, to - LEAST), to };
}

/** `count` bars of equal width over a span. */
export function bars(picture: Picture, as: As, { from, to }: Span, count: number): readonly Bar[] {
  const made = Array.from({ length: count }, () => ({ count: 0, grave: 0 }));
  const width = (to - from) / count;
  for (const { at, item } of moments(picture, as)) {
    const bar = made[Math.min(count - 1, Math.max(0, Math.floor((at - from) / width)))];
    if (bar === undefined) continue;
    bar.count++;
    if (grave(item)) bar.grave++;
  }
  return made;
}

/** The nearest moment something occurred before or after `at`; undefined if there is none. */
export function nextOccurred(picture: Picture, at: number, step: 1 | -1): number | undefined {
  let best: number | undefined;
  for (const { at: other } of moments(picture, 'happened')) {
    if ((other - at) * step <= 0) continue;
    if (best === undefined || (best - other) * step > 0) best = other;
  }
  return best;
}

/** Round times to label a span with: at most `most`, ms since 1970, with the step between them. */
export function ticks({ from, to }: Span, most: number): { at: number[]; step: number } {
  const step = STEPS.find((one) => (to - from) / one <= most) ?? 10 * YEAR;
  const at: number[] = [];
  for (let t = Math.ceil(from / step) * step; t <= to; t += step) at.push(t);
  return { at, step };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;
const STEPS = [
  ...[1 / 6, 0.5, 1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 30, 90, 180].map((n) => n * DAY),
  ...[1, 2, 5].map((n) => n * YEAR),
];
