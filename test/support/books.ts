/** The phrasebook of the product, and others that are like it but for something. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../picture/basics.ts';
import type { Book, BookPhrase } from '../../picture/phrasebook/book.ts';
import { BOOK } from '../../server/lib/phrasebook.ts';

export { BOOK } from '../../server/lib/phrasebook.ts';

/** data/phrasebook.json as it stands. */
export const BOOK_TEXT = readFileSync(
  join(import.meta.dirname, '../../data/phrasebook.json'),
  'utf8',
);

/** A copy of the book in which something was changed. */
export function changedBook(change: (book: Book) => void): Book {
  const book = structuredClone(BOOK);
  change(book);
  return book;
}

/** What the file would hold with one text in place of another, which it has to hold. */
export function replaced(from: string | RegExp, to: string): unknown {
  const text = BOOK_TEXT.replace(from, to);
  if (text === BOOK_TEXT) throw new Error(`the book does not hold ${from}`);
  return JSON.parse(text);
}

/** A phrase of a book; throws if it has none of this number. */
export function phraseIn(book: Book, number: string): BookPhrase {
  const phrase = book.phrases.find((one) => one.number === number);
  if (phrase === undefined) throw new Error(`no phrase ${number}`);
  return phrase;
}

type Change = (book: Book) => void;

/** Fields of a phrase replaced. */
export const set =
  (number: string, fields: Partial<BookPhrase>): Change =>
  (book) =>
    Object.assign(phraseIn(book, number), fields);

/** A field of a phrase left out. */
export const without =
  (number: string, field: keyof BookPhrase): Change =>
  (book) =>
    Reflect.deleteProperty(phraseIn(book, number), field);

/** Words of a phrase in one language replaced, which it has to hold. */
export const worded =
  (number: string, language: Language, from: string | RegExp, to: string): Change =>
  (book) => {
    const { wording } = phraseIn(book, number);
    const text = wording[language].replace(from, to);
    if (text === wording[language]) throw new Error(`${number} does not hold ${from}`);
    wording[language] = text;
  };

/** Values of a phrase replaced, from the first on. */
export const valued =
  (number: string, ...slots: readonly BookPhrase['slots'][number][]): Change =>
  (book) =>
    phraseIn(book, number).slots.splice(0, slots.length, ...slots);

/** Fields of the second entry of a list replaced. */
export const listed =
  (list: string, fields: Partial<Book['lists'][string][number]>): Change =>
  ({ lists }) =>
    Object.assign(lists[list]?.[1] ?? {}, fields);

/** Fields of how a type of value is read replaced. */
export const readAs =
  (type: string, fields: Partial<Book['slotTypes'][string]>): Change =>
  ({ slotTypes }) =>
    Object.assign(slotTypes[type] ?? {}, fields);
