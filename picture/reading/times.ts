/** Reads times as people and files write them, in Latin, Arabic and Hebrew letters. Each notation has a file of its own. */
import { digitsIn } from './counts.ts';
import { dateTimeIn } from './date-times.ts';
import { groupIn } from './dtg.ts';
import { intervalIn } from './intervals.ts';
import { isoIn } from './iso.ts';
import { meantBy } from './moments.ts';
import { type Reading, read, refused } from './reading.ts';
import { relativeIn } from './relative.ts';
import { readShown } from './shown.ts';
import type { Circumstances, TimeFault, TimeReading } from './stretch.ts';
import { plain } from './text.ts';
import { together } from './together.ts';
import { inEnglish } from './words.ts';
import type { Written } from './written.ts';

/** What a text says, if it is in this notation. */
type Notation = (said: string, around: Circumstances) => Reading<Written, TimeFault> | undefined;

const NOTATIONS: readonly Notation[] = [relativeIn, digitsIn, isoIn, groupIn, dateTimeIn];

const LONGEST = 120; // characters: three clocks beside a date in words

/**
 * Reads a moment or whole days: `221419Z NOV 26`, `221719C` (the last or the next such day), `1419`, `-5m`, `now`,
 * ISO 8601, `22/11/2026 2:19 PM`, `22 November 2026` in three languages, counts since 1970, what the page shows, from one time to another.
 * Each part that is written counts, or the text is refused. What may mean several things asks, the likeliest first.
 */
export function readTime(text: string, around: Circumstances): TimeReading {
  const said = inEnglish(plain(text));
  if (said === '') return refused('empty');
  if (said.length > LONGEST) return refused('time');
  const readOne = (one: string) => readIn(one, around);
  const readFull = (one: string) => readIn(one, { ...around, now: undefined, day: undefined });
  return intervalIn(said, readFull) ?? readShown(said, around, readOne) ?? readOne(said);
}

function readIn(said: string, around: Circumstances): TimeReading {
  for (const notation of NOTATIONS) {
    const found = notation(said, around);
    if (found === undefined) continue;
    if (found.kind === 'refused') return found;
    const written = found.kind === 'read' ? [found.value] : found.values;
    return together(written.map((one) => meantBy(one, around)));
  }
  return refused('time');
}

/**
 * Reads `0600`, `6:00`, `06:00Z` or `6:00 AM` as `06:00`, the time of day that the clock of `zone` (IANA; UTC if
 * undefined) shows. Refused if another zone is written.
 */
export function readTimeOfDay(text: string, zone?: string): Reading<string, 'empty' | 'timeOfDay'> {
  const said = inEnglish(plain(text));
  if (said === '') return refused('empty');
  const found = said.length > LONGEST ? undefined : dateTimeIn(said, {});
  if (found?.kind !== 'read') return refused('timeOfDay');
  const { days, time = 0, zone: of } = found.value;
  const minutes = time / 60_000;
  if (days.length > 0 || !Number.isInteger(minutes) || minutes >= 24 * 60)
    return refused('timeOfDay');
  if (of !== undefined && (of.ahead !== 0 || zone !== undefined)) return refused('timeOfDay');
  const two = (n: number) => String(n).padStart(2, '0');
  return read(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
}
