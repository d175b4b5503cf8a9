/** Which offsets of its zone a window needs, to be asked of the server while it is written. */
import { Instant } from '../../../picture/basics.ts';
import { MOST_YEARS, yearsAfter } from '../../../picture/window/offsets.ts';
import type { FieldValues } from '../../fields/field-values.ts';
import { clocksIn, parseTime } from '../../fields/times.ts';
import { type KnownOffsets, TIMES } from './window-fields.ts';

/** The stretch of a zone of which offsets are asked: from the day on which the window begins. */
export type AskedOffsets = Omit<KnownOffsets, 'offsets'>;

/** What is to be asked of the server; undefined: nothing, or not yet. */
export function askedOffsets(words: FieldValues, now: number): AskedOffsets | undefined {
  const [zone = '', typed = ''] = [words['window.zone'], words['window.from']];
  const bound = TIMES['window.from'];
  if (zone === '' || bound === undefined) return undefined;
  const read = parseTime(typed, now, bound, clocksIn(words));
  if (!('value' in read)) return undefined;
  const from = Instant.parse(`${read.value.slice(0, 10)}T00:00:00.000Z`);
  return { zone, from, until: Instant.parse(new Date(yearsAfter(from, MOST_YEARS)).toISOString()) };
}
