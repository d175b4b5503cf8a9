/** What stands at the head of a printed sheet: which picture it is of, and of which moment. */
import { dtg, entryNumber } from '../lib/format.ts';
import { say } from '../messages/language.svelte.ts';
import type { PictureStore } from '../store/picture-store.svelte.ts';
import { aloneIn } from '../store/privacy.ts';

/** `at` in ms since 1970: the moment shown. */
export function paperHeading(
  store: PictureStore,
  name: string,
  exercise: boolean,
  at: number,
): string {
  const w = say('shell');
  return [
    exercise ? w.exercise : '',
    aloneIn(store.live) === undefined ? name : `${say('privacy').tag} ${name}`,
    dtg(at),
    entryNumber(store.picture.seq),
    store.isLive ? '' : w.replay,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
