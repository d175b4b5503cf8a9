/** Values of the fields of events as people read them. */
import type { Language } from '../../../picture/basics.ts';
import { CATEGORIES, CATEGORY_IDS } from '../../../picture/categories.ts';
import { named } from '../../fields/named.ts';
import { distanceText } from '../../lib/format.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { Links } from './links.ts';

export function valueText(field: string, value: string, language: Language): string | undefined {
  switch (field) {
    case 'category': {
      const id = CATEGORY_IDS.find((one) => one === value);
      return id && CATEGORIES[id][language];
    }
    case 'precedence':
      return named(wordsIn(language).items.precedence, value);
    case 'uncertainty':
      return distanceText(Number(value), language);
    case 'links':
      return linksRead(value, language);
    default:
      return undefined;
  }
}

/** `Cause E-12, Related E-7`; the references isolated where they stand. */
function linksRead(value: string, language: Language): string | undefined {
  const read = Links.safeParse(JSON.parse(value));
  const names = wordsIn(language).items.relation;
  return read.data
    ?.map(({ relation, item }) => `${names[relation]} \u2066${item}\u2069`)
    .join(wordsIn(language).items.comma);
}
