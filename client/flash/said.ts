/** What an item says, in each language that it is in, the reader's first. Pure. */
import { LANGUAGES, type Language, type Texts } from '../../picture/basics.ts';

export interface Said {
  readonly language: Language;
  /** Values of a phrase are isolated by marks. */
  readonly text: string;
}

/** The reader's own language first, if it is in that, else the one that it was written in. */
export function saidOf(title: Texts, own: Language): readonly Said[] {
  const all = LANGUAGES.flatMap((language): Said[] => {
    const text = title[language];
    return text === undefined ? [] : [{ language, text }];
  });
  const first = title[own] === undefined ? title.original : own;
  return all.toSorted((a, b) => Number(b.language === first) - Number(a.language === first));
}
