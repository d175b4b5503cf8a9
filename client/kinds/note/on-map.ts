/** How notes are drawn. */
import type { NoteItem } from '../../../picture/kinds/note.ts';
import type { OnMap } from '../on-map.ts';

export const onMap: OnMap<NoteItem> = {
  staysWithdrawn: () => false,
};
