/** Where somebody wants to go: a place by its name in any language. */
import type { Language } from '../../picture/basics.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { bare } from '../../picture/reading/names.ts';

/** A place of the base map; a name that is not known is empty. */
export interface Named {
  readonly names: Readonly<Record<Language, string>>;
  readonly at: LonLat;
  /** 1 for the largest to 4. */
  readonly rank: number;
}

/** A place with its names as they are compared. */
export interface Entry {
  readonly place: Named;
  readonly folds: readonly string[];
}

export const indexOf = (places: readonly Named[]): readonly Entry[] =>
  places.map((place) => ({ place, folds: Object.values(place.names).map(bare) }));

/** The place that is called exactly so in some language. */
export function namedSo(index: readonly Entry[], typed: string): Named | undefined {
  const wanted = bare(typed);
  return wanted === '' ? undefined : index.find(({ folds }) => folds.includes(wanted))?.place;
}

/** Places whose name in any language is like what was typed, the best and largest first. */
export function namesLike(index: readonly Entry[], typed: string, most: number): readonly Named[] {
  const wanted = bare(typed);
  if (wanted === '') return [];
  return index
    .map(({ place, folds }) => ({
      place,
      score: Math.min(...folds.map((name) => likeness(name, wanted))),
    }))
    .filter(({ score }) => score < NOT_LIKE)
    .sort((a, b) => a.score - b.score || a.place.rank - b.place.rank)
    .slice(0, most)
    .map(({ place }) => place);
}

const NOT_LIKE = 5;

function likeness(name: string, wanted: string): number {
  if (name === '') return NOT_LIKE;
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  if (wanted.length > 2 && name.includes(wanted)) return 3;
  return wanted.length > 3 && oneAway(name, wanted) ? 4 : NOT_LIKE;
}

/** Whether one letter more, less or other makes the one word the other. */
function oneAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  const least = Math.min(a.length, b.length) - start;
  while (end < least && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}
