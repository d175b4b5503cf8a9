/** What of notes stands in forms and details. */
import type { NoteItem } from '../../../picture/kinds/note.ts';
import type { KindParts } from '../kind-parts.ts';
import Brief from './Brief.svelte';
import Form from './Form.svelte';
import NotesOn from './NotesOn.svelte';
import { NOTING } from './noting.ts';

export const parts: KindParts<NoteItem> = {
  Form,
  brief: Brief,
  describing: undefined,
  around: { before: [], after: [] },
  onOthers: [{ part: NotesOn, adds: NOTING }],
};
