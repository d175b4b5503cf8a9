/** The whole account of a note. */
import type { NoteItem } from '../../../picture/kinds/note.ts';
import type { Account } from '../account.ts';

export const account: Account<NoteItem> = {
  account: ({ fields: { text } }) => ({ title: text }),
};
