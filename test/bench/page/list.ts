/** The list of events beside the map, alone on the page. */
import { mount } from 'svelte';
import List from '../../../client/lists/List.svelte';
import { language } from '../../../client/messages/language.svelte.ts';
import { EMPTY, fold } from '../../../picture/fold.ts';
import { all } from '../../../picture/table.ts';
import OnPage from '../../client/OnPage.svelte';
import { entry, FIRST, opened, START } from './entries.ts';
import '../../../client/ui/base.css';

const rows = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('.rows');
  if (found === null) throw new Error('no list');
  return found;
};

const frame = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));

/** A list of `n` events, newest first; settles when it stands. */
export async function openList(n: number): Promise<void> {
  await language.begin();
  const entries = Array.from({ length: n }, (_, i) => entry(i + FIRST, i, false));
  const picture = fold(EMPTY, [opened, ...entries]);
  const target = document.createElement('div');
  target.style.cssText = 'position: fixed; inset: 0 auto 0 0; inline-size: 290px';
  document.body.append(target);
  const now = START + n * 1000;
  mount(OnPage, {
    target,
    props: {
      shows: List,
      given: { items: [...all(picture.items)].reverse(), label: 'Events', shownAt: now },
      now,
    },
  });
  await frame();
}

/** Scrolls to a share of the whole, and settles when its cards stand; answers how many stand in the page. */
export async function scrollTo(share: number): Promise<number> {
  const list = rows();
  list.scrollTop = share * (list.scrollHeight - list.clientHeight);
  await frame();
  await frame();
  return list.querySelectorAll('[role=option]').length;
}
