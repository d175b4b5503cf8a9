/** Writes values of items' fields for lists of differences; these are the same for all kinds. Pure. */
import { Instant, type Language } from '../../picture/basics.ts';
import { LonLat } from '../../picture/geo/place.ts';
import { dtg } from '../lib/format.ts';
import { wordsIn } from '../messages/catalogue.ts';
import { named } from './named.ts';
import { placeText } from './place-text.ts';

/** `field` is the path that `differences` names; what it does not know is left as it is. */
export function commonText(field: string, value: string, language: Language): string {
  if (/(^|\.)original$/.test(field)) return named(wordsIn(language).items.language, value);
  return placeIn(value) ?? timeIn(value) ?? value;
}

/** An Instant as a date-time group, with its seconds where it has any. */
function timeIn(value: string): string | undefined {
  const read = Instant.safeParse(value);
  if (!read.success) return undefined;
  const seconds = read.data.slice(17, 19);
  return seconds === '00' ? dtg(read.data) : `${dtg(read.data)} +${seconds} s`;
}

/** A position as MGRS and degrees; a line or a ring by its first one and how many there are. */
function placeIn(value: string): string | undefined {
  if (!/^\[[-\d[]/.test(value)) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    return undefined; // words that begin with a bracket
  }
  const one = LonLat.safeParse(parsed);
  if (one.success) return placeText(one.data);
  const line = pairsIn(parsed);
  const [first] = line;
  return first === undefined ? undefined : `${placeText(first)} … (${line.length})`;
}

function pairsIn(value: unknown): LonLat[] {
  if (!Array.isArray(value)) return [];
  const one = LonLat.safeParse(value);
  return one.success ? [one.data] : value.flatMap(pairsIn);
}
