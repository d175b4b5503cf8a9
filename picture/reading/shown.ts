/** Reads a time as the page shows it: with the cell's clocks beside it, `221419Z NOV 26 · DAM 17:19 · TLV 16:19`. */
import { type Clock, momentsAt, zulu } from './clock.ts';
import { read, refused } from './reading.ts';
import {
  type Circumstances,
  DAY,
  instantOf,
  MINUTE,
  type Stretch,
  type TimeReading,
} from './stretch.ts';
import { together } from './together.ts';
import { timeOf } from './written.ts';

/** A clock time beside a time: what `clock` shows then, ms since midnight, to the minute or to the second. */
interface Beside {
  readonly clock: Clock;
  readonly time: number;
  readonly unit: number;
}

const CLOCK = /^(?:(\S{1,4}) )?(\d\d):(\d\d)(?::(\d\d))?( ?Z)?$/;

/**
 * The time that the first part says, if what the clocks beside it show agrees; refused if it does not. Of a day, it is
 * the moment of that day at which they show this. Undefined if nothing stands beside. `readOne` reads one time.
 */
export function readShown(
  said: string,
  around: Circumstances,
  readOne: (said: string) => TimeReading,
): TimeReading | undefined {
  const [first = '', ...others] = said.split(/ ?· ?/);
  const { text, clocks } = peeled(first, around);
  if (others.length + clocks.length === 0) return undefined;
  const main = readOne(text);
  if (main.kind === 'refused') return others.length === 0 ? undefined : main;
  const found = main.kind === 'read' ? [main.value] : main.values;
  if (others.length === 0 && found.some(({ to }) => to !== undefined)) return undefined; // a day in the zone of the clock
  const beside: Beside[] = [];
  for (const piece of [...clocks, ...others]) {
    const clock = besideIn(piece, around);
    if (typeof clock === 'string') return refused(clock);
    beside.push(clock);
  }
  return together([refused('date'), ...found.flatMap((one) => agreed(one, beside))]);
}

/** A text without the clocks of the cell that stand at its end. */
function peeled(text: string, { labels }: Circumstances): { text: string; clocks: string[] } {
  const clocks: string[] = [];
  for (let rest = text; ; ) {
    const [, before = '', label = '', time = ''] =
      /^(.*\S) (\S{1,4}) (\d\d:\d\d)$/.exec(rest) ?? [];
    if (!labels?.has(label)) return { text: rest, clocks };
    clocks.unshift(`${label} ${time}`);
    rest = before;
  }
}

function besideIn(piece: string, { labels, clockOf }: Circumstances): Beside | 'time' | 'zone' {
  const [, label, h, m, s, z] = CLOCK.exec(piece) ?? [];
  const time = timeOf(Number(h), Number(m), Number(s ?? 0));
  if (h === undefined || time === undefined || (label !== undefined) === (z !== undefined))
    return 'time';
  const zone = label === undefined ? undefined : labels?.get(label);
  const clock = label === undefined ? zulu : zone && clockOf?.(zone);
  return !clock ? 'zone' : { clock, time, unit: s === undefined ? MINUTE : 1000 };
}

/** The moments of a whole day, or the moment, at which all clocks show what is said. */
function agreed({ from, to }: Stretch, beside: readonly Beside[]): readonly TimeReading[] {
  const begins = Date.parse(from);
  const within = (at: number) => to === undefined || (at >= begins && at <= Date.parse(to));
  const [first] = beside;
  if (first === undefined || (to !== undefined && Date.parse(to) - begins > 2 * DAY)) return [];
  const moments = to === undefined ? [begins] : shownFrom(begins, first);
  return moments.flatMap((at) => {
    let exact: number | undefined = at;
    for (const one of beside) exact = exact === undefined ? undefined : shownBy(one, exact);
    const moment = exact !== undefined && within(exact) ? instantOf(exact) : undefined;
    return moment === undefined ? [] : [read({ from: moment })];
  });
}

/** When a clock shows its time on the day that it shows at a moment, and on the next. */
function shownFrom(at: number, { clock, time }: Beside): readonly number[] {
  const today = Math.floor((at + clock(at)) / DAY) * DAY;
  return [today, today + DAY].flatMap((day) => momentsAt(clock, day + time));
}

/** The moment, to the second if the clock says it and the moment does not; undefined if the clock shows another time. */
function shownBy({ clock, time, unit }: Beside, at: number): number | undefined {
  const shows = (((at + clock(at)) % DAY) + DAY) % DAY;
  if (Math.floor(shows / unit) === Math.floor(time / unit)) return at;
  const isWhole = at % MINUTE === 0 && unit < MINUTE;
  return isWhole && Math.floor(time / MINUTE) === Math.floor(shows / MINUTE)
    ? at + (time % MINUTE)
    : undefined;
}
