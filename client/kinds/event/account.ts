/** The whole account of an event. */
import { LANGUAGES } from '../../../picture/basics.ts';
import { CATEGORIES } from '../../../picture/categories.ts';
import type { EventItem } from '../../../picture/kinds/event.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { Account } from '../account.ts';
import { changeName } from '../change-name.ts';
import { eventFacts } from './facts.ts';

/** As on the map. */
const MARKS = { military: 'diamond', civil: 'square', natural: 'triangle' } as const;

export const account: Account<EventItem> = {
  account: ({ fields: { title, text } }) => ({ title, text }),
  facts: eventFacts,
  reach: ({ fields }) => fields.uncertainty,
  mark: ({ fields }) => MARKS[CATEGORIES[fields.category].group],
  searched: ({ fields: { category, text, source } }) => [
    ...LANGUAGES.flatMap((language) => [text?.[language], CATEGORIES[category][language]]),
    source.name,
    source.reference,
  ],
  links: ({ fields: { links = [] } }, language) =>
    links.map(({ relation, item }) => ({
      to: item,
      relation: wordsIn(language).items.relation[relation],
    })),

  did: changeName,
};
