/** The whole account of a note. */
import { LANGUAGES } from '../../../picture/basics.ts';
import type { NoteItem } from '../../../picture/kinds/note.ts';
import type { Fact } from '../../facets/fact.ts';
import type { Reading } from '../../facets/reading.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { Account } from '../account.ts';
import { changeName } from '../change-name.ts';
import { placeFacts, recordedFact, sizeFacts } from '../facts.ts';

function facts(note: NoteItem, reading: Reading): readonly Fact[] {
  const { on } = note.fields;
  const label = wordsIn(reading.language).detail.noted;
  return [
    recordedFact(note, reading),
    ...placeFacts(note, reading),
    ...sizeFacts(note, reading),
    ...(on === undefined
      ? []
      : [{ label, value: [{ is: 'ref', to: on }], textAt: 'first' } as const]),
  ];
}

export const account: Account<NoteItem> = {
  account: ({ fields: { text } }) => ({ title: text }),
  facts,
  reach: () => undefined,
  mark: () => 'circle',
  searched: ({ fields: { on }, replies }) => [
    on,
    ...replies.flatMap(({ text }) => LANGUAGES.map((language) => text[language])),
  ],
  links: () => [], // the item that it is on shows it whole (onOthers)

  did: changeName,
};
