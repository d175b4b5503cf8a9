/** Finds phrases of the book by their number or by words in any language. Pure. */
import { LANGUAGES } from '../../picture/basics.ts';
import type { Book, BookPhrase } from '../../picture/phrasebook/book.ts';
import { folded, wordsIn } from '../../picture/reading/names.ts';
import { latinDigits } from '../../picture/reading/text.ts';
import { entriesOf } from './slot-values.ts';

const MOST = 12; // as many as stand under the field without scrolling

/** Words in all languages, as they are compared. */
interface Words {
  /** Of the phrase itself. */
  readonly said: string;
  /** Of the closed lists from which it takes values: firing, for an activity that is to cease. */
  readonly values: string;
}

const known = new WeakMap<Book, ReadonlyMap<BookPhrase, Words>>();

const compared = (words: readonly string[]): string =>
  ` ${folded(words.join(' ')).replace(/[{}:.?]/g, ' ')}`;

function wordsOf(book: Book): ReadonlyMap<BookPhrase, Words> {
  const words =
    known.get(book) ??
    new Map(
      book.phrases.map((phrase) => {
        const said = LANGUAGES.flatMap((one) => [phrase.wording[one], phrase.label?.[one] ?? '']);
        const values = phrase.slots
          .flatMap((place) => entriesOf(book, place))
          .flatMap(({ wording }) => Object.values(wording));
        return [phrase, { said: compared(said), values: compared(values) }];
      }),
    );
  known.set(book, words);
  return words;
}

/**
 * The phrases that are meant, by number in order, or the fitting first; where none has every word, those that
 * have some. None for what is blank.
 */
export function phrasesFor(book: Book, asked: string, among?: readonly string[]): BookPhrase[] {
  const may = ({ number }: BookPhrase) => among === undefined || among.includes(number);
  const typed = latinDigits(asked).trim();
  if (/^\d{1,3}$/.test(typed)) {
    return book.phrases.filter((one) => one.number.startsWith(typed) && may(one)).slice(0, MOST);
  }
  const wanted = wordsIn(asked);
  if (wanted.length === 0) return [];
  const found = [...wordsOf(book)].flatMap(([phrase, { said, values }]) => {
    const has = wanted.filter((word) => said.includes(word) || values.includes(word)).length;
    if (!may(phrase) || has === 0) return [];
    const whole = wanted.filter((word) => said.includes(` ${word}`)).length; // begins a word
    return [{ phrase, has, whole }];
  });
  const best = found.filter(({ has }) => has === wanted.length);
  return (best.length > 0 ? best : found)
    .sort(
      (a, b) =>
        b.has - a.has || b.whole - a.whole || Number(a.phrase.number) - Number(b.phrase.number),
    )
    .slice(0, MOST)
    .map(({ phrase }) => phrase);
}
