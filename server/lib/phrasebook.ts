/** The phrasebook of this version (data/phrasebook.json), read once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Book } from '../../picture/phrasebook/book.ts';

/** The file as it is: its code is that of these bytes. */
export const BOOK_BYTES: Uint8Array<ArrayBuffer> = new Uint8Array(
  readFileSync(join(import.meta.dirname, '../../data/phrasebook.json')),
);

export const BOOK: Book = Book.parse(JSON.parse(new TextDecoder().decode(BOOK_BYTES)));
