import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { outworded } from '../../picture/new-commands.ts';
import type { Book } from '../../picture/phrasebook/book.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { CommitGroup } from '../../server/pictures/commit-group.ts';
import { BOOK, changedBook, listed, phraseIn, set } from '../support/books.ts';
import { CELL } from '../support/cell.ts';
import { messageOf } from '../support/correspondence.ts';
import { keep } from '../support/keeping.ts';
import { command } from '../support/logs.ts';
import { said } from '../support/phrases.ts';
import { OFFICER, serve } from '../support/server.ts';

/** The book after phrases and an entry of a list were worded better. */
const LATER: Book = changedBook((book) => {
  for (const number of ['101', '158', '308', '794']) {
    const { wording, back } = phraseIn(BOOK, number);
    const better = { ...wording, en: `${wording.en} Thank you.` };
    set(number, { version: 2, wording: better, earlier: [{ version: 1, wording, back }] })(book);
  }
  const mine = BOOK.lists.hazard?.[1]?.wording ?? { en: '', ar: '', he: '' };
  listed('hazard', { wording: { ...mine, en: 'another danger' }, earlier: [mine] })(book);
});
const PLACE = { place: '36SYB65916820', hazard: BOOK.lists.hazard?.[1]?.id };

test('[R56] a new message is said in the newest words: who says an older version is told the field', async () => {
  const { replica } = await keep(memoryLog());
  const now = Date.parse('2026-11-22T14:00:00Z');
  const group = new CommitGroup(replica, { cell: CELL, now, book: LATER });
  const add = (phrase: Parameters<typeof messageOf>[1], n: number) =>
    group.add(OFFICER, command(messageOf(['il'], phrase), n));
  expect(await add(said('101'), 1)).toMatchObject({
    kind: 'impossible',
    rule: 'R56',
    field: 'change.message.phrase.version',
    why: 'phrase 101 is said in version 2 now',
  });
  expect(group.entries).toEqual([]);
  expect(await add(said('101', {}, LATER), 2)).toMatchObject({ kind: 'taken' });
  const newest = said('794', PLACE, LATER);
  expect(await add({ ...newest, slots: said('794', PLACE).slots }, 3)).toMatchObject({
    rule: 'R56',
    field: 'change.message.phrase.slots.1.wording',
    why: 'is "another danger" now',
  });
  expect(await add(newest, 4)).toMatchObject({ kind: 'taken' });
});

test('[R56] so are the acts that are said in a phrase', () => {
  const from = '2026-11-22T15:00:00.000Z';
  const suspended = (says: object | undefined) =>
    outworded(command({ type: 'channel.suspended', from, says }).change, { book: LATER });
  expect(suspended(said('158', { time: from }))).toMatchObject({
    rule: 'R56',
    field: 'change.says.version',
  });
  expect(suspended(said('158', { time: from }, LATER))).toBeUndefined();
  expect(suspended(undefined)).toBeUndefined();
  const read = { type: 'receipt.acknowledged', item: 'M-2', entry: 2 };
  const acknowledged = (book: Book) =>
    outworded(command({ ...read, says: said('308', { message: 'M-2' }, book) }).change, {
      book: LATER,
    });
  expect(acknowledged(BOOK)).toMatchObject({ rule: 'R56', field: 'change.says.version' });
  expect(acknowledged(LATER)).toBeUndefined();
});

test('[R57] over HTTP, a version that the book has not is 422 with the field', async () => {
  const server = await serve();
  const post = async (phrase: object) => {
    const change = { type: 'message.sent', message: { to: ['il'], precedence: 'ROUTINE', phrase } };
    const answer = await server.get('/api/pictures/shared/changes', OFFICER, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: randomUUID(), change }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  expect(await post({ ...said('101'), version: 2 })).toMatchObject({
    status: 422,
    body: { error: { rule: 'R57', field: 'change.message.phrase.version' } },
  });
  expect(await post({ ...said('101'), number: '102' })).toMatchObject({
    status: 400,
    body: { error: { field: 'change.message.phrase.number' } },
  });
  expect(await post(said('101'))).toMatchObject({ status: 201, body: { item: 'M-2' } });
});
