/** Taking a position from an item's row of acts: of one's own desk. */
import { wordsIn } from '../../messages/catalogue.ts';
import type { Addition } from '../adding.svelte.ts';

export const TAKING = {
  name: 'position',
  key: 'P',
  label: (language) => wordsIn(language).detail.takePosition,
  probe: ({ ref }) => ({ type: 'position.taken', item: ref, stance: 'none' }),
} as const satisfies Addition;
