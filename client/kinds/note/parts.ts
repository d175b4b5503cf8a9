/** What of notes stands in forms and details. */
import type { NoteItem } from '../../../picture/kinds/note.ts';
import { named } from '../../fields/named.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { KindParts } from '../kind-parts.ts';
import Brief from './Brief.svelte';
import Form from './Form.svelte';
import { labels } from './labels.ts';
import NotesOn from './NotesOn.svelte';
import { NOTING } from './noting.ts';

export const parts: KindParts<NoteItem> = {
  Form,
  fields: {
    labels,
    valueText: (field, value, language) =>
      field === 'mark.form' ? named(wordsIn(language).items.noteForm, value) : undefined,
  },
  brief: Brief,
  describing: undefined,
  around: { before: [], after: [] },
  onOthers: [{ part: NotesOn, adds: NOTING }],
};
