/** How notes are drawn: as marks, lines and areas that desks put onto the map. */
import type { NoteItem } from '../../../picture/kinds/note.ts';
import type { OnMap } from '../on-map.ts';
import { noteDrawings } from './draw.ts';
import { noteImages } from './images.ts';
import NoteLayer from './NoteLayer.svelte';

export const onMap: OnMap<NoteItem> = {
  draw: noteDrawings,
  layers: [
    {
      level: 'remarks',
      source: 'notes',
      component: NoteLayer,
      picks: { mark: ['note-pin'], line: ['note-line'] },
    },
  ],
  images: noteImages,
  staysWithdrawn: () => true,
  snaps: true,
  phase: () => undefined,
  indexed: undefined,
};
