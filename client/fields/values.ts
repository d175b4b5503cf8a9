/** A value of an item's field as people read it, in a list of what differs. Pure. */
import { Instant, type Language } from '../../picture/basics.ts';
import { CATEGORIES, CATEGORY_IDS } from '../../picture/categories.ts';
import { LonLat } from '../../picture/geo/place.ts';
import { distanceText, dtg } from '../lib/format.ts';
import { wordsIn } from '../messages/catalogue.ts';
import { Links } from './links.ts';
import { placeText } from './reading.ts';

/** `field` is the path that `differences` names; what it does not know is left as it is. */
export function valueText(field: string, value: string, language: Language): string {
  const names = wordsIn(language).items;
  switch (field) {
    case 'category': {
      const id = CATEGORY_IDS.find((one) => one === value);
      return id === undefined ? value : CATEGORIES[id][language];
    }
    case 'precedence':
      return named(names.precedence, value);
    case 'kind':
      return named(names.zoneKind, value);
    case 'mark.form':
      return named(names.noteForm, value);
    case 'original':
    case 'title.original':
    case 'text.original':
    case 'name.original':
      return named(names.language, value);
    case 'uncertainty':
    case 'area.radius':
    case 'area.width':
      return distanceText(Number(value), language);
    case 'links':
      return linksRead(value, language) ?? value;
    default:
      return placeIn(value) ?? timeIn(value) ?? value;
  }
}

const named = (names: Readonly<Record<string, string>>, value: string): string =>
  names[value] ?? value;

/** `Cause E-12, Related E-7`; the references isolated where they stand. */
function linksRead(value: string, language: Language): string | undefined {
  const read = Links.safeParse(JSON.parse(value));
  const names = wordsIn(language).items.relation;
  return read.data
    ?.map(({ relation, item }) => `${names[relation]} \u2066${item}\u2069`)
    .join(language === 'ar' ? '، ' : ', ');
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
