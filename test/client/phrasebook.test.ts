import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bookCode } from '../../picture/phrasebook/book-code.ts';
import { BOOK, BOOK_TEXT } from '../support/books.ts';

/** The module as a page that has just been opened has it. */
async function opened() {
  vi.resetModules();
  return await import('../../client/lib/phrasebook.ts');
}

let asked: { url: string; init: RequestInit }[] = [];
let answer: () => Response;

beforeEach(() => {
  asked = [];
  answer = () => new Response(BOOK_TEXT);
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

test('[R56] the book is fetched when it is first needed, once, and kept', async () => {
  const { theBook, theBooksCode } = await opened();
  expect(asked).toEqual([]);
  const [one, other] = await Promise.all([theBook(), theBook()]);
  expect(one).toEqual(BOOK);
  expect(other).toBe(one);
  expect(await theBook()).toBe(one);
  expect(await theBooksCode()).toBe(bookCode(new TextEncoder().encode(BOOK_TEXT)));
  expect(asked.map(({ url, init }) => [url, init.cache])).toEqual([
    ['/api/phrasebook', 'no-cache'],
  ]);
});

test.each([
  ['the server refuses', () => new Response('{}', { status: 503 }), 'the phrasebook: 503'],
  ['it is no book', () => new Response('{"phrases":[]}'), 'format'],
  ['it is no JSON', () => new Response('{'), 'JSON'],
  [
    'nobody answers',
    () => {
      throw new TypeError('Failed to fetch');
    },
    'Failed to fetch',
  ],
])('[R56] where %s it is asked for again with the next call', async (_, wrong, why) => {
  const { theBook, theBooksCode } = await opened();
  answer = wrong;
  await expect(theBook()).rejects.toThrow(why);
  await expect(theBooksCode()).rejects.toThrow(why);
  answer = () => new Response(BOOK_TEXT);
  expect((await theBook()).phrases.length).toBe(BOOK.phrases.length);
  expect(asked.length).toBe(3);
});

test('[R56] the code is of what came, not of what the server says', async () => {
  const forged = BOOK_TEXT.replace('at once', 'at leisure');
  answer = () => new Response(forged, { headers: { ETag: '"0000-0000-identity"' } });
  const { theBooksCode } = await opened();
  expect(await theBooksCode()).toBe(bookCode(new TextEncoder().encode(forged)));
  expect(await theBooksCode()).not.toBe(bookCode(new TextEncoder().encode(BOOK_TEXT)));
});
