/** The editor of the page, with what was being written before the page was loaded again. */
import type { Language, PictureId } from '../../picture/basics.ts';
import type { Page } from '../context/page.ts';
import { barredIn } from '../detail/acts.ts';
import type { Barred } from '../drawing/tool.ts';
import { Editor } from '../forms/editor.svelte.ts';
import { type KindName, withForms } from '../kinds.ts';
import { language, say } from '../messages/language.svelte.ts';
import { followerIn, type Pair } from './pair.ts';

export function editorOf(pair: Pair, page: Page): Editor {
  const [shown, own] = pair;
  return new Editor({
    storage: sessionStorage,
    pictures: own === undefined ? [shown.id] : [shown.id, own.id],
    bars: (picture, kind) => whyNot(pair, picture, kind, page),
    near: page.cell.view.centre,
    clocks: page.cell.clocks,
    begin: () => ({ original: written(page), now: page.now }),
  });
}

/** Why nothing of a kind can be made anywhere: the reason that holds in the picture shown. */
export function barredBy(editor: Editor): Barred {
  const entries = withForms().map((kind) => {
    const ways = editor.destinations(kind).map(({ whyNot }) => whyNot);
    return [kind, ways.includes(undefined) ? undefined : ways[0]];
  });
  return Object.fromEntries(entries);
}

/** Why this person may not make an item of this kind in a picture; undefined: they may. */
function whyNot(pair: Pair, picture: PictureId, kind: KindName, { me }: Page): string | undefined {
  const { live } = followerIn(pair, picture)?.store ?? {};
  return live && barredIn(live, me, say('refusals'))[kind];
}

/** The language a desk writes in: the reader's, if it is one of the desk's. */
function written({ cell, me }: Page): Language {
  const own = cell.desks.find(({ id }) => id === me.desk)?.languages ?? [];
  return own.includes(language.current) ? language.current : (own[0] ?? 'en');
}
