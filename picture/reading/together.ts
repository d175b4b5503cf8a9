/** Joins the readings of a text that may mean several things. */
import { oneOf, refused } from './reading.ts';
import type { Stretch, TimeFault, TimeReading } from './stretch.ts';

/** The faults of what there is not; all others say that the context lacks something. */
const NONE: readonly TimeFault[] = ['date', 'year', 'time', 'timeOfDay'];

/**
 * All that the readings give, each once. What there is not (no such day) is left out, unless that is all; if one
 * cannot be read for want of a zone or a now, none is: nothing is guessed.
 */
export function together(readings: readonly TimeReading[]): TimeReading {
  const wanting = readings.find((one) => one.kind === 'refused' && !NONE.includes(one.fault));
  if (wanting !== undefined) return wanting;
  const values = readings.flatMap((one) => {
    if (one.kind === 'read') return [one.value];
    return one.kind === 'asks' ? one.values : [];
  });
  const same = (a: Stretch, b: Stretch) => a.from === b.from && a.to === b.to;
  const [first, ...others] = values.filter(
    (value, i) => values.findIndex((other) => same(value, other)) === i,
  );
  if (first !== undefined) return oneOf([first, ...others]);
  return readings[0] ?? refused('time');
}
