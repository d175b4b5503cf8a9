/** The editor of the picture worked in, with what was being written there before the page was loaded again. */
import type { Language } from '../../picture/basics.ts';
import { itemOf } from '../../picture/fold.ts';
import type { Page } from '../context/page.ts';
import { Editor } from '../forms/editor.svelte.ts';
import { language } from '../messages/language.svelte.ts';
import type { PictureStore } from '../store/picture-store.svelte.ts';

/** `resumes`: whether a form that was open is to be opened again. */
export function editorOf(store: PictureStore, page: Page, resumes: boolean): Editor {
  const made = new Editor({
    storage: sessionStorage,
    picture: store.id,
    near: page.cell.view.centre,
    begin: () => ({ original: written(page), now: page.now }),
  });
  if (resumes) made.resume((ref) => itemOf(store.live, ref));
  return made;
}

/** The language a desk writes in: the reader's, if it is one of the desk's. */
function written({ cell, me }: Page): Language {
  const own = cell.desks.find(({ id }) => id === me.desk)?.languages ?? [];
  return own.includes(language.current) ? language.current : (own[0] ?? 'en');
}
