/** What answers are called, in the phrasebook's own words. */
import type { Language } from '../../../picture/basics.ts';
import { type Book, phraseOf } from '../../../picture/phrasebook/book.ts';
import { theBook } from '../../lib/phrasebook.ts';

/** The phrasebook once it is here; to be called once, when a part is made. */
export function bookHere(): { readonly book: Book | undefined } {
  let book = $state.raw<Book>();
  theBook().then(
    (got) => {
      book = got;
    },
    () => {}, // without it an answer is named by its reference
  );
  return {
    get book() {
      return book;
    },
  };
}

/** The name of a phrase; undefined while the book is not here, and of phrases that have none. */
export function answerNames(): (number: string, language: Language) => string | undefined {
  const here = bookHere();
  return (number, language) => here.book && phraseOf(here.book, number)?.label?.[language];
}
