/** One line on what lies under the pointer: which, what it says, and how it stands. */
import type { Language } from '../../picture/basics.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { titleOf } from '../../picture/items.ts';
import { labelOf } from '../drawing/drawing.ts';
import { uiOf } from '../kinds.ts';

const MOST = 60; // letters of a title: a longer one is whole on its plate, not cut here

/** `now`: the moment shown, ms since 1970. */
export function lineOn(item: AnyItem, now: number, language: Language): string {
  const ui = uiOf(item);
  const title = labelOf(titleOf(item), language, Number.POSITIVE_INFINITY);
  const about = [ui.aside(item, language), ui.standing(item, now, language).text];
  const first = `\u2066${item.ref}\u2069`;
  return [
    title.length > MOST ? first : `${first} ${title}`,
    ...about.filter((part) => part !== undefined),
  ].join(' · ');
}
