/** The words of an item in one language, in pieces, so that each value of a phrase can be kept apart. Pure. [R57] */
import { LANGUAGES, type Language } from '../../picture/basics.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { titleOf } from '../../picture/items.ts';
import { type Piece, piecesOf, withoutMarks } from '../../picture/phrasebook/wording.ts';

/** Undefined: it says nothing in that language. */
export function saidIn(item: AnyItem, language: Language): readonly Piece[] | undefined {
  if (item.kind === 'message' && item.fields.phrase !== undefined) {
    return piecesOf(item.fields.phrase, language);
  }
  const text = titleOf(item)[language];
  return text === undefined ? undefined : [{ is: 'words', text: withoutMarks(text) }];
}

/** The languages that an item is in: the reader's own first, if it is one, else the one it was written in. */
export function languagesOf(item: AnyItem, own: Language): readonly Language[] {
  const title = titleOf(item);
  const has = LANGUAGES.filter((language) => saidIn(item, language) !== undefined);
  const first = has.includes(own) ? own : title.original;
  return [first, ...has.filter((language) => language !== first)];
}
