/** Reads times that are typed in fields: which way each leans, which end of a day it means, what stays when it is left. */
import { z } from 'zod';
import type { Instant } from '../../picture/basics.ts';
import { DAY, type Lean, type Stretch } from '../../picture/reading/stretch.ts';
import { plain } from '../../picture/reading/text.ts';
import { readTime } from '../../picture/reading/times.ts';
import { type LabelledClock, typedAt } from '../../picture/reading/typed-at.ts';
import type { FieldValues } from './field-values.ts';
import { stretchOffer } from './offers.ts';
import { type Parsed, parsed } from './parse.ts';
import { type Bound, CLOCKS, type TimeFields } from './time-fields.ts';
import { timeText } from './time-text.ts';

const Clocks = z.array(z.strictObject({ label: z.string(), timeZone: z.string() }));

/** The clocks that are kept in a form. */
export function clocksIn(words: FieldValues): readonly LabelledClock[] {
  const kept = words[CLOCKS];
  return kept === undefined ? [] : Clocks.parse(JSON.parse(kept));
}

/** `now` is milliseconds since 1970; `clocks` are those of the cell. */
export function parseTime(
  typed: string,
  now: number,
  { lean, end }: Bound,
  clocks: readonly LabelledClock[] = [],
): Parsed<Instant> {
  const read = parseStretch(typed, now, lean, clocks);
  if (!('value' in read)) return read;
  const { from, to = from } = read.value;
  return { value: end === 'to' ? to : from };
}

/** A moment, or the whole days that are typed. */
export const parseStretch = (
  typed: string,
  now: number,
  lean: Lean,
  clocks: readonly LabelledClock[] = [],
): Parsed<Stretch> => parsed(readTime(typed, typedAt(now, lean, clocks)), stretchOffer);

/**
 * The words with every time in them as the moment it means at `now`, so that it means the same later:
 * `-5m` goes on with the clock. To the minute unless seconds were typed; a day as a day with its year. What has
 * its year, and what cannot be read, stays.
 */
export function fixedTimes(words: FieldValues, fields: TimeFields, now: number): FieldValues {
  const clocks = clocksIn(words);
  const changed = Object.entries(fields).flatMap(([field, { lean }]) => {
    const typed = words[field] ?? '';
    const fixed = fixedTime(typed, now, lean, clocks);
    return fixed === typed ? [] : [[field, fixed] as const];
  });
  return changed.length === 0 ? words : { ...words, ...Object.fromEntries(changed) };
}

function fixedTime(
  typed: string,
  now: number,
  lean: Lean,
  clocks: readonly LabelledClock[],
): string {
  const read = parseStretch(typed, now, lean, clocks);
  if (!('value' in read)) return typed;
  const { from, to } = read.value;
  const text = plain(typed);
  if (to !== undefined) {
    const isDay = from.endsWith('T00:00:00.000Z') && Date.parse(to) - Date.parse(from) === DAY - 1;
    return isDay && !/\d{4}/.test(text) ? from.slice(0, 10) : typed; // yesterday
  }
  const toTheMinute = /^[+-] ?\d+ ?[SMHD]/.test(text) && !/\d ?S/.test(text); // -5m
  return timeText(toTheMinute ? `${from.slice(0, 16)}:00.000Z` : from);
}
