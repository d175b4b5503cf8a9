/** How events are told at a glance. */
import { CATEGORIES } from '../../../picture/categories.ts';
import { type EventItem, eventStatus } from '../../../picture/kinds/event.ts';
import { PRECEDENCES } from '../../../picture/precedence.ts';
import { agreement } from '../../facets/positions/agreement.ts';
import { agreementWord } from '../../facets/positions/word.ts';
import { urgency } from '../../lib/urgent.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { Telling } from '../telling.ts';
import { criteria } from './criteria.ts';

export const telling: Telling<EventItem> = {
  words(language) {
    const { events, noEvents, noEventsHint, withdrawn } = wordsIn(language).panels;
    return {
      list: events,
      empty: noEvents,
      emptyHint: noEventsHint,
      withdrawn: withdrawn.event,
    };
  },

  sign: ({ fields }) => ({ as: 'precedence', precedence: fields.precedence }),
  signInLine: true,
  aside: ({ fields }, language) => CATEGORIES[fields.category][language],
  /** Withdrawal first, then disagreement, then agreement. */
  standing(event, now, language) {
    const { panels, items } = wordsIn(language);
    if (event.state === 'withdrawn') return { tone: 'plain', text: panels.withdrawn.event };
    const agreed = agreement(event);
    if (agreed !== undefined) return agreementWord(agreed, language);
    if (eventStatus(event, now) === 'ongoing') return { tone: 'amber', text: panels.ongoing };
    return { tone: 'plain', text: items.group[CATEGORIES[event.fields.category].group] };
  },

  rank: ({ state, fields }) =>
    state === 'withdrawn' ? PRECEDENCES.length : PRECEDENCES.indexOf(fields.precedence),
  urgency,

  span({ fields: { occurred } }) {
    const { from, to = from } = occurred;
    return { from, to };
  },
  criteria,
};
