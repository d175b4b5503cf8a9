/** When a row says that something was, by the reader that forms have too. A file has no now. */

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
 * The stretch of time in `text`. A time without a zone is of `timeZone` (IANA), a clock time alone of `day`.
 * What may mean two things means the first: an hour that a clock shows twice is the earlier one.
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

/** A day that is written as one, as ms since 1970 of its 00:00 UTC. */
function midnightOf(text: string): number | undefined {
  const reading = readTime(text, {});
  return reading.kind === 'read' && reading.value.to !== undefined
    ? Date.parse(reading.value.from)
    : undefined;
}

const clocks = new Map<string, Clock | undefined>();

/** The clock of an IANA zone, undefined if there is no such zone. */
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

/** A time that the clock skips is as much later as it skips. */
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
