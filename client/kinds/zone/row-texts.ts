/** Words of a zone in a row: its name, its rules, what it rests on; and in which language they differ. Pure. */
import { LANGUAGES, type Language, type Texts } from '../../../picture/basics.ts';
import type { ZoneTerms } from '../../../picture/kinds/zone-terms.ts';
import type { Line } from '../../facets/consent/describing.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { fill } from '../../messages/fill.ts';
import { given, type Told } from './told.ts';

/** All languages, the reader's first: whoever agrees to words agrees to them in each. */
export const textsRow = (
  find: (terms: ZoneTerms) => Texts | undefined,
  reader: Language,
): Told => ({
  of: (terms) => linesOf(find(terms), reader),
  change: (before, after) => {
    const { agreeing, items } = wordsIn(reader);
    const { change: w } = agreeing;
    const [a, b] = [find(before), find(after)];
    const others = LANGUAGES.filter((one) => one !== reader && a?.[one] !== b?.[one]);
    const own = a?.[reader] !== b?.[reader];
    return given(
      own && w.reworded,
      ...others.map((one) => fill(w.language, { language: items.language[one] })),
      a !== undefined && b !== undefined && a.original !== b.original && w.original,
    );
  },
});

function linesOf(texts: Texts | undefined, reader: Language): readonly Line[] {
  if (texts === undefined) return [{ text: wordsIn(reader).agreeing.none }];
  const inOrder = [reader, ...LANGUAGES.filter((one) => one !== reader)];
  return inOrder.flatMap((language) => {
    const text = texts[language];
    return text === undefined ? [] : [language === reader ? { text } : { text, language }];
  });
}

/** In whatever language its author wrote it. */
export const basisRow = (reader: Language): Told => ({
  of: ({ basis }) => [{ text: basis }],
  change: () => [wordsIn(reader).agreeing.change.reworded],
});
