/** The first texts of the page: fetched, and until they are there, said in every language that they are not. */
import { LANGUAGES } from '../../picture/basics.ts';
import every from './every-language.json';
import { directionOf, language } from './language.svelte.ts';

const AGAIN = 3000; // ms between attempts

/** Settles when the page can speak; `place` is where it will be. */
export async function begin(place: HTMLElement): Promise<void> {
  for (;;) {
    try {
      await language.begin();
      place.replaceChildren();
      return;
    } catch (failed) {
      place.replaceChildren(...LANGUAGES.map(unreachable));
      console.warn('the messages could not be fetched', failed);
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
}

function unreachable(tongue: (typeof LANGUAGES)[number]): HTMLElement {
  const line = document.createElement('p');
  line.lang = tongue;
  line.dir = directionOf(tongue);
  line.textContent = every[tongue].unreachable;
  return line;
}
