/** The whole account of a message. */
import { LANGUAGES } from '../../../picture/basics.ts';
import type { MessageItem } from '../../../picture/kinds/message.ts';
import { wordsOfMessage } from '../../../picture/kinds/message-fields.ts';
import { withoutMarks } from '../../../picture/reading/text.ts';
import type { Fact } from '../../facets/fact.ts';
import type { Reading } from '../../facets/reading.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { Account, Link } from '../account.ts';
import { changeName } from '../change-name.ts';
import { recordedFact } from '../facts.ts';

function facts(item: MessageItem, reading: Reading): readonly Fact[] {
  const { phrase, to } = item.fields;
  const w = wordsIn(reading.language).message;
  const letters = to.map((id) => reading.cell.desks.find((desk) => desk.id === id)?.letters ?? id);
  return [
    recordedFact(item, reading),
    { label: w.toLabel, value: [{ is: 'sign', text: letters.join(' ') }] },
    {
      label: w.phrase,
      value: [
        phrase === undefined
          ? { is: 'words', text: w.freeText }
          : { is: 'sign', text: `${phrase.number} · ${phrase.version}` },
      ],
    },
  ];
}

export const account: Account<MessageItem> = {
  account: ({ fields }) => ({ title: wordsOfMessage(fields) }),
  facts,
  reach: () => undefined,
  mark: () => 'square',
  searched({ fields }) {
    const words = wordsOfMessage(fields);
    const { phrase, about = [], answers } = fields;
    return [
      phrase?.number,
      answers,
      ...about,
      ...LANGUAGES.map((language) => words[language] && withoutMarks(words[language])),
    ];
  },
  // what it answers shows it in a thread (Thread.svelte)
  links: ({ fields: { about = [] } }, language): readonly Link[] =>
    about
      .filter((to) => !to.startsWith('M-'))
      .map((to) => ({ to, relation: wordsIn(language).message.about })),
  did: changeName,
};
