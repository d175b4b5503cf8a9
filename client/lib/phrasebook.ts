/** The phrasebook: fetched with the first part of the page that needs it, read then, and kept from then on. */
import { Book } from '../../picture/phrasebook/book.ts';
import { bookCode } from '../../picture/phrasebook/book-code.ts';
import { within } from './base.ts';

const LONGEST = 20_000; // ms until an answer of which not all has come is given up

interface Kept {
  readonly book: Book;
  /** Of the bytes that came, whatever the server says of them. */
  readonly code: string;
}

let coming: Promise<Kept> | undefined;

/** Rejects if it cannot be had; the next call asks again. */
export const theBook = async (): Promise<Book> => (await kept()).book;

/** The code by which desks compare their books over the telephone: `7F3A-92C1`. */
export const theBooksCode = async (): Promise<string> => (await kept()).code;

function kept(): Promise<Kept> {
  if (coming !== undefined) return coming;
  const asked = fetched();
  coming = asked;
  asked.catch(() => {
    if (coming === asked) coming = undefined;
  });
  return asked;
}

async function fetched(): Promise<Kept> {
  const signal = AbortSignal.timeout(LONGEST);
  const answer = await fetch(within('/api/phrasebook'), { cache: 'no-cache', signal });
  if (!answer.ok) throw new Error(`the phrasebook: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { book: Book.parse(JSON.parse(new TextDecoder().decode(bytes))), code: bookCode(bytes) };
}
