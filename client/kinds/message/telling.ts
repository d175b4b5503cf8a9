/** How messages are told at a glance. */
import { type MessageItem, message } from '../../../picture/kinds/message.ts';
import { isUrgent, PRECEDENCES } from '../../../picture/precedence.ts';
import { DAY } from '../../lib/urgent.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { Telling } from '../telling.ts';

/** Whether all has been done that it asks of its desks. */
const isDone = (item: MessageItem): boolean => message.over(item) !== undefined;

export const telling: Telling<MessageItem> = {
  words(language) {
    const { list, none, noneHint, one } = wordsIn(language).message;
    return { list, empty: none, emptyHint: noneHint, withdrawn: one };
  },

  sign: ({ fields: { precedence } }) => ({ as: 'precedence', precedence }),
  signInLine: true,
  aside: () => undefined,
  standing(item, _, language) {
    const w = wordsIn(language).message;
    if (item.ended !== undefined) return { tone: 'plain', text: w.ended[item.ended.is] };
    return isDone(item) ? { tone: 'agree', text: w.done } : { tone: 'amber', text: w.open };
  },

  rank: ({ fields: { precedence } }) => PRECEDENCES.indexOf(precedence),
  urgency({ fields: { precedence }, recorded, ended }) {
    if (!isUrgent(precedence) || ended !== undefined) return undefined;
    const since = Date.parse(recorded);
    return { since, until: since + DAY };
  },

  span: ({ recorded }) => ({ from: recorded, to: recorded }),
  criteria: [],
};
