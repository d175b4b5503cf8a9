/** Times in the fields of forms: which way each leans, which end of a day it means, what stays when it is left. */
import type { Instant } from '../../picture/basics.ts';
import { type Lean, type Stretch, typedAt } from '../../picture/reading/stretch.ts';
import { plain } from '../../picture/reading/text.ts';
import { readTime } from '../../picture/reading/times.ts';
import type { FieldValues } from './field-values.ts';
import { stretchOffer } from './offers.ts';
import { type Parsed, parsed } from './parse.ts';
import { timeText } from './time-text.ts';

/** What a field makes of a time: the day of a clock time, and the end of a whole day that counts. */
export interface Bound {
  readonly lean: Lean;
  readonly end: 'from' | 'to';
}

/** The fields of a form that hold a moment. */
export type TimeFields = Readonly<Record<string, Bound>>;

/** The two fields of a stretch: `occurred.from`, `occurred.to`. */
export const spanFields = (of: string, lean: Lean): TimeFields => ({
  [`${of}.from`]: { lean, end: 'from' },
  [`${of}.to`]: { lean, end: 'to' },
});

/** `now` is milliseconds since 1970. */
export function parseTime(typed: string, now: number, { lean, end }: Bound): Parsed<Instant> {
  const read = parseStretch(typed, now, lean);
  if (!('value' in read)) return read;
  const { from, to = from } = read.value;
  return { value: end === 'to' ? to : from };
}

/** A moment, or the whole day that is typed. */
export const parseStretch = (typed: string, now: number, lean: Lean): Parsed<Stretch> =>
  parsed(readTime(typed, typedAt(now, lean)), stretchOffer);

/**
 * The words with every time in them as the moment it means at `now`, so that it means the same later:
 * `-5m` goes on with the clock. To the minute unless seconds were typed; a day, and what cannot be read, stays.
 */
export function fixedTimes(words: FieldValues, fields: TimeFields, now: number): FieldValues {
  const changed = Object.entries(fields).flatMap(([field, { lean }]) => {
    const typed = words[field] ?? '';
    const fixed = fixedTime(typed, now, lean);
    return fixed === typed ? [] : [[field, fixed] as const];
  });
  return changed.length === 0 ? words : { ...words, ...Object.fromEntries(changed) };
}

function fixedTime(typed: string, now: number, lean: Lean): string {
  const read = parseStretch(typed, now, lean);
  if (!('value' in read) || read.value.to !== undefined) return typed;
  const { from } = read.value;
  const text = plain(typed);
  const toTheMinute = /^[+-] ?\d+ ?[SMHD]/.test(text) && !/\d ?S/.test(text); // -5m
  return timeText(toTheMinute ? `${from.slice(0, 16)}:00.000Z` : from);
}
