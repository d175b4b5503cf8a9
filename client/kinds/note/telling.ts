/** How notes are told at a glance. */
import { PRECEDENCES } from '../../../picture/kinds/event.ts';
import type { NoteItem } from '../../../picture/kinds/note.ts';
import type { Telling } from '../telling.ts';

export const telling: Telling<NoteItem> = {
  rank: () => PRECEDENCES.length,
};
