/** What every printed sheet says of itself: which picture it is of, which moment, and who printed it. */
import type { Page } from '../context/page.ts';
import type { Sheet } from '../detail/sheet.ts';
import { dtg, entryNumber } from '../lib/format.ts';
import { lettersOf } from '../lib/letters.ts';
import { say } from '../messages/language.svelte.ts';
import type { PictureFollower } from '../store/picture-follower.svelte.ts';
import { aloneIn } from '../store/privacy.ts';

/** `at` in ms since 1970: the moment shown. `name`: the picture's, in the reader's language. */
export function paperSheet(
  { store, code }: PictureFollower,
  name: string,
  exercise: boolean,
  at: number,
  { cell, me }: Page,
): Sheet {
  const w = say('shell');
  const letters = lettersOf(cell, me.desk);
  return {
    exercise: exercise ? w.exercise : undefined,
    picture: aloneIn(store.live) === undefined ? name : `${say('privacy').tag} ${name}`,
    time: dtg(at),
    replay: store.isLive ? undefined : w.replay,
    entry: entryNumber(store.picture.seq),
    code: store.isLive ? code : undefined,
    who: `${letters} ${me.person}`,
  };
}
