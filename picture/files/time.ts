/** Reads the times of a row with the reader that forms use. Text relative to "now" is refused. */

import type { Stretch, TimeFault } from '../reading/stretch.ts';
import { readTime } from '../reading/times.ts';
import { zoneClock } from '../reading/zones.ts';

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
    clockOf: (zone = timeZone) => (zone === undefined ? undefined : zoneClock(zone)),
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
