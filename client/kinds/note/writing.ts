/** The form that makes and amends notes. */
import type { NoteItem } from '../../../picture/kinds/note.ts';
import { inAll } from '../../fields/field-values.ts';
import type { Writing } from '../writing.ts';

export const writing: Writing<NoteItem> = {
  kind: 'note',
  fields: ['mark.form', 'corners', 'mark', ...inAll('text'), 'on', 'reason'],
};
