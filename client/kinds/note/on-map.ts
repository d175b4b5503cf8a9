/** How notes are drawn: as pins, words, lines and areas that desks write onto the map. */
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
      picks: { mark: ['note-pin', 'note-label'], line: ['note-line'] },
    },
  ],
  images: noteImages,
  staysWithdrawn: () => false,
  snaps: true,
  phase: () => undefined,
  indexed: undefined,
};
