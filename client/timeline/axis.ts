/** Times to label an axis with, and how each is written at its distance from the next. Pure. */
import type { Span } from '../store/density.ts';
import { shareOf } from './stretch.ts';

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

/** In pixels: the most a character takes, and how far apart two labels are at least, middle to middle. */
const CHARACTER = 7;
const APART = 96;

export interface Tick {
  readonly at: number;
  /** Where its middle lies, as a share of the strip from the left. */
  readonly share: number;
  /** Short words; `whole` ones begin a day, month or year and say which. */
  readonly text: string;
  readonly whole: boolean;
}

/** Round times in a span, those whose words lie whole on a strip `wide` pixels across. */
export function ticksOf(span: Span, wide: number): readonly Tick[] {
  const size = span.to - span.from;
  const most = Math.max(2, wide / APART);
  const step = EVEN.find((one) => size / one <= most);
  const all = step === undefined ? monthly(span, most) : evenly(span, step);
  return all.flatMap((one) => {
    const share = shareOf(span, one.at);
    const half = (one.text.length * CHARACTER) / 2;
    return Math.min(share, 1 - share) * wide < half ? [] : [{ ...one, share }];
  });
}

type Label = Omit<Tick, 'share'>;

function evenly({ from, to }: Span, step: number): Label[] {
  const ticks: Label[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const whole = at % DAY === 0;
    ticks.push({ at, whole, text: whole || step >= DAY ? date(at) : time(at, step) });
  }
  return ticks;
}

function monthly({ from, to }: Span, most: number): Label[] {
  const months = (to - from) / (30.44 * DAY);
  const step = BY_MONTH.find((one) => months / one <= most) ?? 240;
  const first = new Date(from);
  let month = first.getUTCFullYear() * 12 + first.getUTCMonth();
  month = Math.ceil(month / step) * step;
  const ticks: Label[] = [];
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
