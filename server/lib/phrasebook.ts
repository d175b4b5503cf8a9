/** The phrasebook of this version (data/phrasebook.json), read once. */
import json from '../../data/phrasebook.json' with { type: 'json' };
import { Book } from '../../picture/phrasebook/book.ts';

export const BOOK: Book = Book.parse(json);
