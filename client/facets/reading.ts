/** Who reads of an item, and of which picture it is. */
import type { Language, Texts } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { Picture } from '../../picture/fold.ts';

export interface Reading {
  readonly picture: Picture;
  readonly cell: Cell;
  readonly language: Language;
}

/** Keeps what reads left to right so in plain text of any language: references, times, coordinates. */
export const runIn =
  (language: Language) =>
  (text: string): string =>
    language === 'en' ? text : `\u200e${text}\u200e`;

/** Words in the reader's language if there are any, else as their author wrote them. */
export const textIn = (texts: Texts | undefined, language: Language): string | undefined =>
  texts && (texts[language] ?? texts[texts.original]);
