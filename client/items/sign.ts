/** The sign of an item where it has one line only. Pure. */
import type { Language } from '../../picture/basics.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { titleOf } from '../../picture/items.ts';
import { folded } from '../../picture/reading/names.ts';
import type { Sign } from '../kinds/sign.ts';
import { uiOf } from '../kinds.ts';

/** None where the title says it already: `No fire` of a zone of that kind that is called so. */
export function signInLine(item: AnyItem, language: Language): Sign | undefined {
  const ui = uiOf(item);
  if (!ui.signInLine) return undefined;
  const sign = ui.sign(item, language);
  const title = folded(titleOf(item)[language] ?? '');
  return sign.as === 'word' && title.includes(folded(sign.word)) ? undefined : sign;
}

/** For plain text and for paper. */
export function signText(item: AnyItem, language: Language): string | undefined {
  const sign = signInLine(item, language);
  return sign?.as === 'precedence' ? sign.precedence : sign?.word;
}
