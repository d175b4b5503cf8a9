/** The phrasebook, fetched with the first message that is written, read out or heard, and kept from then on. */
import { Book } from '../../picture/phrasebook/book.ts';

let coming: Promise<Book> | undefined;

/** Rejects if it cannot be had; the next call asks again. */
export function theBook(): Promise<Book> {
  coming ??= import('../../data/phrasebook.json')
    .then(({ default: book }) => Book.parse(book))
    .catch((failed: unknown) => {
      coming = undefined;
      throw failed;
    });
  return coming;
}
