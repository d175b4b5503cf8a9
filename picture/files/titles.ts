/** Makes titles and texts of an event, in up to three languages, from the values of a row. */
import { LANGUAGES, type Language } from '../basics.ts';
import { hasMarks, tidy, withoutMarks } from '../reading/text.ts';
import type { Field, FieldValues } from './dialect.ts';
import type { RowNote } from './faults.ts';

type Words = Partial<Record<Language, string>>;
interface Texts extends Words {
  readonly original: string;
}

/** The words of an event, and what was done to them. */
export interface EventWords {
  readonly title: Texts;
  readonly text?: Texts;
  readonly notes: readonly { readonly field: Field; readonly note: RowNote }[];
}

/** UTF-16 code units. */
const MAX_TITLE = 200;

/**
 * The title, and the text if there is one; undefined without a title. Marks of direction that R16 refuses are taken
 * out. A title that is too long is shortened, and is kept whole at the start of the text.
 */
export function titlesAndTexts(values: FieldValues): EventWords | undefined {
  const notes: EventWords['notes'][number][] = [];
  const titles = inLanguages(values.title, values.title_en, values.title_ar, values.title_he);
  const whole = inLanguages(values.text, values.text_en, values.text_ar, values.text_he);
  if (withoutMarksIn(titles)) notes.push({ field: 'title', note: 'marks' });
  if (withoutMarksIn(whole)) notes.push({ field: 'text', note: 'marks' });
  for (const language of LANGUAGES) {
    const title = titles[language];
    if (title === undefined || title.length <= MAX_TITLE) continue;
    titles[language] = shortened(title);
    notes.push({ field: 'title', note: 'shortened' });
    const text = whole[language];
    if (text === undefined) whole[language] = title;
    else if (!text.includes(title)) whole[language] = `${title}\n\n${text}`;
  }
  const title = original(titles, values.original ?? languageIfAny(values.title));
  const text = original(whole, values.original ?? languageIfAny(values.text));
  if (title === undefined) return undefined;
  return text === undefined ? { title, notes } : { title, text, notes };
}

/** Takes marks of direction out of these words; true if there were any. [R16] */
function withoutMarksIn(words: Words): boolean {
  let any = false;
  for (const language of LANGUAGES) {
    const text = words[language];
    if (text === undefined || !hasMarks(text)) continue;
    words[language] = tidy(withoutMarks(text));
    any = true;
  }
  return any;
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

/** The language of the first Hebrew or Arabic letter; otherwise English. */
function languageOf(text: string): Language {
  const [letter = ''] = /[\p{Script=Hebrew}\p{Script=Arabic}]/u.exec(text) ?? [];
  if (letter === '') return 'en';
  return /\p{Script=Hebrew}/u.test(letter) ? 'he' : 'ar';
}

/** The words with their original language: the named one if it has words, otherwise the first. */
function original(words: Words, named: string | undefined): Texts | undefined {
  const present = LANGUAGES.filter((language) => words[language] !== undefined);
  const [first] = present;
  if (first === undefined) return undefined;
  const known = present.find((language) => language === named);
  return { original: known ?? first, ...words };
}

/** At most `MAX_TITLE` code units, never half a surrogate pair. */
function shortened(title: string): string {
  const short = title.slice(0, MAX_TITLE - 1);
  return `${short.isWellFormed() ? short : short.slice(0, -1)}…`;
}
