/** One line on what lies under the pointer: which, what it says, and how it stands. */
import type { Language } from '../../picture/basics.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { titleOf } from '../../picture/items.ts';
import { labelOf } from '../drawing/drawing.ts';
import { uiOf } from '../kinds.ts';

const MOST = 60; // letters of the title

/** `now`: the moment shown, ms since 1970. */
export function lineOn(item: AnyItem, now: number, language: Language): string {
  const ui = uiOf(item);
  const title = labelOf(titleOf(item), language, MOST);
  const about = [ui.aside(item, language), ui.standing(item, now, language).text];
  return [`\u2066${item.ref}\u2069 ${title}`, ...about.filter((part) => part !== undefined)].join(
    ' · ',
  );
}
