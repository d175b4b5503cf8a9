/** Reads the times of a row with the reader that forms use. Text relative to "now" is refused. */

import type { Clock, Stretch, TimeFault } from '../reading/stretch.ts';
import { readTime } from '../reading/times.ts';

const WHY: Readonly<Record<TimeFault, string>> = {
  empty: 'is no time',
  time: 'is no time',
  date: 'is no time',
  offset: 'is no time',
  timeOfDay: 'is no time',
  year: 'is outside 1900 to 2199',
  now: 'counts from now, and a file has no now',
  day: 'has no day: --map day=<column> says where it stands',
  zone: 'has no zone: --zone says which',
};

/**
 * The interval in `text`. Times without a zone are in `timeZone` (IANA), times without a day on
 * `day`. Of two meanings, as for an hour that occurs twice when clocks go back, the first is taken.
 */
export function readInterval(
  text: string,
  timeZone: string | undefined,
  day?: string,
): Stretch | { readonly why: string } {
  const reading = readTime(text, {
    day: day === undefined ? undefined : midnightOf(day),
    clockOf: (zone) => clockIn(zone ?? timeZone),
  });
  switch (reading.kind) {
    case 'read':
      return reading.value;
    case 'asks':
      return reading.values[0];
    case 'refused':
      return { why: `"${text.trim().slice(0, 40)}" ${WHY[reading.fault]}` };
    default:
      return reading satisfies never;
  }
}

/** ms since 1970 of 00:00 UTC on the day in `text`; undefined if it is no day. */
function midnightOf(text: string): number | undefined {
  const reading = readTime(text, {});
  return reading.kind === 'read' && reading.value.to !== undefined
    ? Date.parse(reading.value.from)
    : undefined;
}

const clocks = new Map<string, Clock | undefined>();

/** The clock of an IANA zone; undefined if there is none. */
function clockIn(timeZone: string | undefined): Clock | undefined {
  if (timeZone === undefined) return undefined;
  if (!clocks.has(timeZone)) clocks.set(timeZone, clockOf(timeZone));
  return clocks.get(timeZone);
}

const SECOND = 1000; // ms
const DAY = 86_400_000; // ms

/** Local times that a clock skips are read as later by what it skips. */
function clockOf(timeZone: string): Clock | undefined {
  const shown = dialOf(timeZone);
  if (shown === undefined) return undefined;
  /** ms by which the clock is ahead of UTC at a moment. */
  const ahead = (time: number): number => {
    const second = Math.floor(time / SECOND) * SECOND;
    return shown(second) - second;
  };
  return (wall) => {
    const before = wall - ahead(wall - DAY);
    const after = wall - ahead(wall + DAY);
    const [first, second] = [...new Set([before, after])]
      .filter((time) => time + ahead(time) === wall)
      .sort((a, b) => a - b);
    if (first === undefined) return [before]; // it was skipped: the clock as it was before
    return second === undefined ? [first] : [first, second];
  };
}

/** What a zone's clock shows at a moment, as ms as if it were UTC; undefined if there is no such zone. */
function dialOf(timeZone: string): ((time: number) => number) | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
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
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
  return (time) => {
    const found = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(found.get(type));
    const day = Date.UTC(part('year'), part('month') - 1, part('day'));
    return day + ((part('hour') * 60 + part('minute')) * 60 + part('second')) * SECOND;
  };
}
