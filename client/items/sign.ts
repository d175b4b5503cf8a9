/** The sign of an item where it has one line only. Pure. */
import type { Language } from '../../picture/basics.ts';
import type { AnyItem } from '../../picture/fold.ts';
import type { Sign } from '../kinds/sign.ts';
import { uiOf } from '../kinds.ts';

export function signInLine(item: AnyItem, language: Language): Sign | undefined {
  const ui = uiOf(item);
  return ui.signInLine ? ui.sign(item, language) : undefined;
}

/** For plain text and for paper. */
export function signText(item: AnyItem, language: Language): string | undefined {
  const sign = signInLine(item, language);
  return sign?.as === 'precedence' ? sign.precedence : sign?.word;
}
