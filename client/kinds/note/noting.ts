/** Adding a note to an item from its row of acts. */
import type { Addition } from '../../facets/adding.svelte.ts';
import { wordsIn } from '../../messages/catalogue.ts';

export const NOTING = {
  name: 'note',
  label: (language) => wordsIn(language).map.note,
  probe: ({ ref }) => ({
    type: 'note.added',
    note: { text: { original: 'en', en: '-' }, on: ref },
  }),
} as const satisfies Addition;
