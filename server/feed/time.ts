/** Reads the times of a row with the reader that forms use. Text relative to "now" is refused. */

import type { Clock, Stretch, TimeFault } from '../../picture/reading/stretch.ts';
import { readTime } from '../../picture/reading/times.ts';

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
  if (!clocks.has(timeZone)) clocks.set(timeZone, isZone(timeZone) ? clockOf(timeZone) : undefined);
  return clocks.get(timeZone);
}

function isZone(name: string): boolean {
  try {
    return Temporal.PlainDate.from('2000-01-01').toZonedDateTime(name) !== undefined;
  } catch (fault) {
    if (fault instanceof RangeError) return false;
    throw fault;
  }
}

/** Local times that a clock skips are read as later by what it skips. */
const clockOf =
  (timeZone: string): Clock =>
  (wall) => {
    const local = Temporal.Instant.fromEpochMilliseconds(wall)
      .toZonedDateTimeISO('UTC')
      .toPlainDateTime();
    const first = local.toZonedDateTime(timeZone);
    const second = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
    const twice = second.toPlainDateTime().equals(local) && !second.equals(first);
    return twice ? [first.epochMilliseconds, second.epochMilliseconds] : [first.epochMilliseconds];
  };
