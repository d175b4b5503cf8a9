/**
 * The clocks of IANA zones, by the data of this engine (Intl). Engines differ in what they know: what is read
 * here goes into entries as a moment, and nothing that folds or decides may ask.
 */
import type { Clock } from './clock.ts';

const SECOND = 1000; // ms
const DAY = 86_400_000; // ms
const MOST_DAYS = 20_000; // kept of each zone

const clocks = new Map<string, Clock>();

/** The clock of an IANA zone, in any case; undefined if there is none. */
export function zoneClock(timeZone: string): Clock | undefined {
  const clock = clocks.get(timeZone) ?? clockOf(timeZone);
  if (clock !== undefined) clocks.set(timeZone, clock);
  return clock;
}

/** Between two days on which a clock is equally far ahead of UTC it is so all the time: it changes once a day at most. */
function clockOf(timeZone: string): Clock | undefined {
  const ahead = offsetIn(timeZone);
  if (ahead === undefined) return undefined;
  const days = new Map<number, number>();
  const atDay = (day: number): number => {
    const known = days.get(day) ?? ahead(day * DAY);
    if (days.size >= MOST_DAYS) days.clear();
    days.set(day, known);
    return known;
  };
  return (at) => {
    const day = Math.floor(at / DAY);
    const before = atDay(day);
    return before === atDay(day + 1) ? before : ahead(at);
  };
}

/** ms by which the clock of a zone is ahead of UTC at a moment. */
function offsetIn(timeZone: string): Clock | undefined {
  const format = formatOf(timeZone);
  if (format === undefined) return undefined;
  return (at) => {
    const second = Math.floor(at / SECOND) * SECOND;
    const found = new Map(format.formatToParts(second).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(found.get(type));
    const day = Date.UTC(part('year'), part('month') - 1, part('day'));
    const time = (part('hour') * 60 + part('minute')) * 60 + part('second');
    return day + time * SECOND - second;
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (fault) {
    if (fault instanceof RangeError) return undefined; // no such zone
    throw fault;
  }
}
