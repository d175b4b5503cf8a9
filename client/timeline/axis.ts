/** Times to label an axis with, and how each is written at its distance from the next. Pure. */
import type { Span } from './density.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** Even steps in ms, then in months. */
const EVEN = [
  ...[1, 5, 10, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 5, 10].map((n) => n * DAY),
];
const BY_MONTH = [1, 3, 6, 12, 24, 60, 120];

export interface Tick {
  readonly at: number;
  /** Short words; `whole` ones begin a day, month or year and say which. */
  readonly text: string;
  readonly whole: boolean;
}

/** At most about `most` round times in a span. */
export function ticksOf(span: Span, most: number): readonly Tick[] {
  const size = span.to - span.from;
  const step = EVEN.find((one) => size / one <= most);
  return step === undefined ? monthly(span, most) : evenly(span, step);
}

function evenly({ from, to }: Span, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const whole = at % DAY === 0;
    ticks.push({ at, whole, text: whole || step >= DAY ? date(at) : time(at, step) });
  }
  return ticks;
}

function monthly({ from, to }: Span, most: number): Tick[] {
  const months = (to - from) / (30.44 * DAY);
  const step = BY_MONTH.find((one) => months / one <= most) ?? 240;
  const first = new Date(from);
  let month = first.getUTCFullYear() * 12 + first.getUTCMonth();
  month = Math.ceil(month / step) * step;
  const ticks: Tick[] = [];
  for (; ; month += step) {
    const year = Math.floor(month / 12);
    const at = Date.UTC(year, month % 12, 1);
    if (at > to) return ticks;
    if (at < from) continue;
    const whole = month % 12 === 0;
    ticks.push({
      at,
      whole,
      text: whole ? String(year) : `${MONTHS[month % 12]} ${two(year % 100)}`,
    });
  }
}

const two = (n: number): string => String(n).padStart(2, '0');

/** As the end of a date-time group: `1419Z`; with seconds where they differ: `14:19:30Z`. */
function time(at: number, step: number): string {
  const d = new Date(at);
  const [h, m, s] = [two(d.getUTCHours()), two(d.getUTCMinutes()), two(d.getUTCSeconds())];
  return step < MINUTE ? `${h}:${m}:${s}Z` : `${h}${m}Z`;
}

function date(at: number): string {
  const d = new Date(at);
  return `${two(d.getUTCDate())} ${MONTHS[d.getUTCMonth()]} ${two(d.getUTCFullYear() % 100)}`;
}
