/** Finds phrases of the book by their number or by words in any language. Pure. */
import { LANGUAGES } from '../../picture/basics.ts';
import type { Book, BookPhrase } from '../../picture/phrasebook/book.ts';
import { folded, wordsIn } from '../../picture/reading/names.ts';
import { latinDigits } from '../../picture/reading/text.ts';

const MOST = 12; // as many as stand under the field without scrolling

const known = new WeakMap<Book, ReadonlyMap<BookPhrase, string>>();

/** The words of each phrase in all languages, as they are compared. */
function wordsOf(book: Book): ReadonlyMap<BookPhrase, string> {
  const words =
    known.get(book) ??
    new Map(
      book.phrases.map((phrase) => {
        const said = LANGUAGES.flatMap((one) => [phrase.wording[one], phrase.label?.[one] ?? '']);
        return [phrase, ` ${folded(said.join(' ')).replace(/[{}:.?]/g, ' ')}`];
      }),
    );
  known.set(book, words);
  return words;
}

/** The phrases that are meant, by number in order, or the fitting first; none for what is blank. */
export function phrasesFor(book: Book, asked: string, among?: readonly string[]): BookPhrase[] {
  const may = ({ number }: BookPhrase) => among === undefined || among.includes(number);
  const typed = latinDigits(asked).trim();
  if (/^\d{1,3}$/.test(typed)) {
    return book.phrases.filter((one) => one.number.startsWith(typed) && may(one)).slice(0, MOST);
  }
  const wanted = wordsIn(asked);
  if (wanted.length === 0) return [];
  const found = [...wordsOf(book)].flatMap(([phrase, words]) => {
    if (!may(phrase) || !wanted.every((word) => words.includes(word))) return [];
    const whole = wanted.filter((word) => words.includes(` ${word}`)).length; // begins a word
    return [{ phrase, whole }];
  });
  return found
    .sort((a, b) => b.whole - a.whole || Number(a.phrase.number) - Number(b.phrase.number))
    .slice(0, MOST)
    .map(({ phrase }) => phrase);
}
