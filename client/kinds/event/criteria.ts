/** What events are filtered by. */
import {
  CATEGORIES,
  CATEGORY_IDS,
  type Category,
  GROUPS,
  type Group,
} from '../../../picture/categories.ts';
import type { EventItem } from '../../../picture/kinds/event.ts';
import { PRECEDENCES, type Precedence } from '../../../picture/precedence.ts';
import { desksThat } from '../../facets/positions/agreement.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { Criterion } from '../criterion.ts';

/** What may be said of an event; several may hold of one. */
const STATES = [
  'standing',
  'withdrawn',
  'confirmed',
  'partly',
  'reviewing',
  'disputed',
  'unsaid',
] as const;
type State = (typeof STATES)[number];

function isIn(event: EventItem, state: State): boolean {
  switch (state) {
    case 'standing':
    case 'withdrawn':
      return event.state === state;
    case 'confirmed':
      return desksThat(event, ['confirms']).length > 0;
    case 'partly':
    case 'reviewing':
      return desksThat(event, [state]).length > 0;
    case 'disputed':
      return desksThat(event, ['disputes', 'denies']).length > 0;
    case 'unsaid':
      return (
        desksThat(event, ['confirms', 'partly', 'reviewing', 'disputes', 'denies']).length === 0
      );
    default:
      return state satisfies never;
  }
}

const isGroup = (option: Group | Category): option is Group =>
  GROUPS.some((group) => group === option);

const category: Criterion<EventItem, Group | Category> = {
  name: 'category',
  options: [...GROUPS, ...CATEGORY_IDS],
  first: false,
  holds: ({ fields }, option) =>
    option === fields.category || option === CATEGORIES[fields.category].group,
  legend: (language) => wordsIn(language).filter.category,
  label: (option, language) => ({
    as: 'word',
    word: isGroup(option) ? wordsIn(language).items.group[option] : CATEGORIES[option][language],
  }),
  shows: {
    under: (option) => (isGroup(option) ? undefined : CATEGORIES[option].group),
    legend: (language) => wordsIn(language).filter.addCategory,
  },
};

const precedence: Criterion<EventItem, Precedence> = {
  name: 'precedence',
  options: PRECEDENCES,
  first: true,
  holds: ({ fields }, option) => fields.precedence === option,
  legend: (language) => wordsIn(language).filter.precedence,
  label: (option) => ({ as: 'precedence', precedence: option }),
  shows: 'buttons',
};

const state: Criterion<EventItem, State> = {
  name: 'state',
  options: STATES,
  first: false,
  holds: isIn,
  legend: (language) => wordsIn(language).filter.states,
  label: (option, language) => ({ as: 'word', word: wordsIn(language).filter.state[option] }),
  shows: 'buttons',
};

export const criteria = [category, precedence, state] as const;
