/** Titles and texts of an event in up to three languages, from what a row says. */
import { LANGUAGES, type Language } from '../../picture/basics.ts';
import { tidy } from '../../picture/reading/text.ts';
import type { FieldValues } from './dialect.ts';

type Words = Partial<Record<Language, string>>;
interface Texts extends Words {
  readonly original: string;
}

const MAX_TITLE = 200;

/**
 * The title, and the text if there is one. A title that is too long is cut with an ellipsis and stands whole
 * at the head of the text. Undefined if there is no title.
 */
export function titlesAndTexts(said: FieldValues): { title: Texts; text?: Texts } | undefined {
  const titles = inLanguages(said.title, said.title_en, said.title_ar, said.title_he);
  const whole = inLanguages(said.text, said.text_en, said.text_ar, said.text_he);
  for (const language of LANGUAGES) {
    const title = titles[language];
    if (title === undefined || title.length <= MAX_TITLE) continue;
    titles[language] = shortened(title);
    const text = whole[language];
    if (text === undefined) whole[language] = title;
    else if (!text.includes(title)) whole[language] = `${title}\n\n${text}`;
  }
  const title = original(titles, said.original ?? languageIfAny(said.title));
  const text = original(whole, said.original ?? languageIfAny(said.text));
  if (title === undefined) return undefined;
  return text === undefined ? { title } : { title, text };
}

const languageIfAny = (unnamed: string | undefined): Language | undefined =>
  unnamed === undefined ? undefined : languageOf(unnamed);

function inLanguages(
  unnamed: string | undefined,
  en: string | undefined,
  ar: string | undefined,
  he: string | undefined,
): Words {
  const words: Words = {};
  for (const [language, text] of Object.entries({ en, ar, he })) {
    if (text !== undefined) words[language as Language] = tidy(text); // the three keys of the literal
  }
  if (unnamed !== undefined) words[languageOf(unnamed)] ??= tidy(unnamed);
  return words;
}

/** By its first letter that is Hebrew or Arabic; English otherwise. */
function languageOf(text: string): Language {
  const [letter = ''] = /[\p{Script=Hebrew}\p{Script=Arabic}]/u.exec(text) ?? [];
  if (letter === '') return 'en';
  return /\p{Script=Hebrew}/u.test(letter) ? 'he' : 'ar';
}

/** Which of them was written first: the one named, or the only one that can have been. */
function original(words: Words, named: string | undefined): Texts | undefined {
  const present = LANGUAGES.filter((language) => words[language] !== undefined);
  const [first] = present;
  if (first === undefined) return undefined;
  const known = present.find((language) => language === named);
  return { original: known ?? first, ...words };
}

/** At most 200 UTF-16 units, never half a character. */
function shortened(title: string): string {
  const short = title.slice(0, MAX_TITLE - 1);
  return `${short.isWellFormed() ? short : short.slice(0, -1)}…`;
}
