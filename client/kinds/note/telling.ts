/** How notes are told at a glance. */
import type { NoteItem } from '../../../picture/kinds/note.ts';
import { PRECEDENCES } from '../../../picture/precedence.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { formOf } from '../../messages/plural.ts';
import type { Telling } from '../telling.ts';

export const telling: Telling<NoteItem> = {
  words(language) {
    const { notes, noNotes, noNotesHint, withdrawn } = wordsIn(language).panels;
    return { list: notes, empty: noNotes, emptyHint: noNotesHint, withdrawn: withdrawn.note };
  },

  sign({ fields: { mark, on } }, language) {
    const { items, panels } = wordsIn(language);
    return { as: 'word', word: mark ? items.noteForm[mark.form] : panels.note, on };
  },
  signInLine: false,
  aside: () => undefined,
  standing({ state, replies }, _, language) {
    const w = wordsIn(language).panels;
    if (state === 'withdrawn') return { tone: 'plain', text: w.withdrawn.note };
    const text = replies.length > 0 ? formOf(replies.length, w.replies, language) : w.note;
    return { tone: 'plain', text };
  },

  rank: () => PRECEDENCES.length,
  urgency: () => undefined,

  span: ({ recorded }) => ({ from: recorded, to: recorded }),
  criteria: [],
};
