/** A title for an event whose author wrote none: what it is and where, in every language. */
import bearing from '@turf/bearing';
import distance from '@turf/distance';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../../picture/basics.ts';
import { CATEGORIES, type Category } from '../../../picture/categories.ts';
import { LonLat } from '../../../picture/geo/place.ts';
import type { FieldValues } from '../../fields/field-values.ts';
import type { Entry, Named } from '../../gazetteer/goto.ts';
import { degrees, mgrsOf } from '../../lib/format.ts';
import { windOf } from '../../lib/winds.ts';
import every from '../../messages/every-language.json';
import { filled } from '../../messages/fill.ts';

export type Names = Named['names'];

/** Where something is, as people would say it. */
export interface Whereabouts {
  readonly at: LonLat;
  /** The place itself if it has a name, or the nearest that has. */
  readonly named?: { readonly names: Names; readonly at: LonLat } | undefined;
}

const FAR = 20_000; // metres beyond which a place's name says little
const HERE = 1000; // metres within which a place is meant itself

/** The named place nearest to another, if one is near. */
export function nearest(index: readonly Entry[], at: LonLat): Named | undefined {
  let found: Named | undefined;
  let least = FAR;
  for (const { place } of index) {
    if (Math.abs(place.at[1] - at[1]) > 0.2 || place.names.en === '') continue;
    const apart = distance(place.at, at, { units: 'meters' });
    if (apart < least) {
      least = apart;
      found = place;
    }
  }
  return found;
}

export function suggestedTitle(
  category: Category,
  { at, named }: Whereabouts,
): Readonly<Record<Language, string>> {
  const apart = named && distance(named.at, at, { units: 'meters' });
  const title = (language: Language): string => {
    const { at: here, off, winds } = every[language].title;
    const what = CATEGORIES[category][language];
    if (named === undefined || apart === undefined) {
      const where = `\u200e${mgrsOf(at) ?? degrees(at)}`; // reads left to right after words of any language
      return filled(here, { what, where });
    }
    const where = named.names[language] || named.names.en;
    if (apart < HERE) return filled(here, { what, where });
    const wind = windOf(bearing(named.at, at));
    return filled(off, {
      what,
      n: Math.round(apart / 1000),
      wind: winds[wind],
      where: language === 'he' && !/^[א-ת]/.test(where) ? `־${where}` : where,
    });
  };
  const [en, ar, he] = LANGUAGES.map(title);
  return { en: en ?? '', ar: ar ?? '', he: he ?? '' };
}

const Known = z.object({
  names: z.object({ en: z.string(), ar: z.string(), he: z.string() }),
  at: LonLat,
});

/**
 * The words of a form, with a title suggested in every language if its author wrote one in none.
 * `known` is the place that was named, as the form keeps it (JSON), or empty.
 */
export function titled(
  words: FieldValues,
  category: Category,
  at: LonLat,
  known: string,
  index: readonly Entry[],
): FieldValues {
  if (LANGUAGES.some((language) => (words[`title.${language}`] ?? '').trim() !== '')) return words;
  const named = known === '' ? undefined : Known.safeParse(JSON.parse(known)).data; // by PlaceField
  const title = suggestedTitle(category, { at, named: named ?? nearest(index, at) });
  return {
    ...words,
    ...Object.fromEntries(LANGUAGES.map((language) => [`title.${language}`, title[language]])),
  };
}
