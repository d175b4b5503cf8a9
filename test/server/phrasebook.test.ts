import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Book } from '../../picture/phrasebook/book.ts';
import { bookCode } from '../../picture/phrasebook/book-code.ts';
import { BOOK, BOOK_TEXT } from '../support/books.ts';
import { person } from '../support/people.ts';
import { OFFICER, serve } from '../support/server.ts';

const PATH = '/api/phrasebook';
const HEX = createHash('sha256').update(BOOK_TEXT).digest('hex').toUpperCase();
const CODE = `${HEX.slice(0, 4)}-${HEX.slice(4, 8)}`;

test('[R56] the code of a book is that of its bytes', () => {
  expect(bookCode(new TextEncoder().encode(BOOK_TEXT))).toBe(CODE);
  expect(bookCode(new TextEncoder().encode(`${BOOK_TEXT} `))).not.toBe(CODE);
});

test('[R56] whoever is signed in gets the book as its file holds it', async () => {
  const server = await serve();
  for (const who of [OFFICER, person('il', 'analyst'), person('sy', 'observer')]) {
    const answer = await server.get(PATH, who);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(text).toBe(BOOK_TEXT);
    expect(Book.parse(JSON.parse(text))).toEqual(BOOK);
    expect(answer.headers.get('etag')).toContain(CODE);
  }
  expect((await fetch(`${server.url}${PATH}`)).status).toBe(401);
});

test('[R56] it is kept, and asked for again: 304 where it is the same', async () => {
  const server = await serve();
  const first = await server.get(PATH, OFFICER);
  expect(first.headers.get('cache-control')).toBe('private, no-cache');
  const known = first.headers.get('etag') ?? '';
  const again = await server.get(PATH, OFFICER, { headers: { 'If-None-Match': known } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const other = await server.get(PATH, OFFICER, { headers: { 'If-None-Match': '"0000-0000"' } });
  expect(other.status).toBe(200);
});

test.each(['br', 'gzip'])('[R56] it comes compressed with %s', async (encoding) => {
  const server = await serve();
  for (const _ of [1, 2]) {
    const answer = await server.get(PATH, OFFICER, { headers: { 'Accept-Encoding': encoding } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('etag')).toBe(`"${CODE}-${encoding}"`);
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(BOOK_TEXT.length / 4);
    expect(await answer.text()).toBe(BOOK_TEXT);
  }
});
