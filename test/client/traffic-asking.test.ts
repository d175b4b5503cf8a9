/** Messages ask what a value of a phrase may mean, as forms do. */
import { expect, test } from 'vitest';
import { questionOf } from '../../client/fields/faults.ts';
import { draftOf, type Writing } from '../../client/traffic/draft.ts';
import { readSlot } from '../../client/traffic/slot-values.ts';
import { phraseOf } from '../../picture/phrasebook/book.ts';
import { BOOK as book } from '../support/books.ts';
import { CELL, event, log, NOW, zone } from './picture.ts';

const { picture } = log(event(), zone());
const AT: Writing = {
  book,
  picture,
  now: NOW, // 221421Z NOV 26
  near: CELL.view.centre,
  middle: CELL.view.centre,
  clocks: CELL.clocks,
  placeNamed: () => undefined,
};
const CEASE = {
  to: 'il,sy',
  phrase: '229',
  'slot.zone': '4107',
  'slot.time': '291200Z',
  'slot.activity': 'firing',
};
const value = (number: string, name: string, typed: string) => {
  const phrase = phraseOf(book, number);
  const place = phrase?.slots.find((one) => one.name === name);
  if (phrase === undefined || place === undefined) throw new Error(`${number} has no ${name}`);
  return readSlot(book, phrase, place, typed, AT);
};

test('[R66] what a value may mean is asked before a message is sent, in the words of forms', () => {
  const asked = (words: Record<string, string>) =>
    draftOf({ ...CEASE, ...words }, AT)
      .faults.filter(({ field }) => field in words)
      .map((fault) => questionOf(fault) ?? fault);
  const told = { phrase: '264', 'slot.time': '1400' };
  expect(asked({ ...told, 'slot.place': '33.126, 35.7' })).toEqual([]);
  const [swapped] = asked({ ...told, 'slot.place': '35.7, 33.126' });
  expect(swapped).toMatchObject({
    field: 'slot.place',
    name: 'swapped',
    offers: [{ text: '33.126 N 35.7 E', act: 'exchange' }],
    keep: false, // no square is read out for it as it stands
  });
  expect(asked({ ...told, 'slot.place': '51.5, 0' })).toMatchObject([{ name: 'outside' }]);
  const [late] = asked({ phrase: '210', 'slot.time': '251200Z NOV 26' }); // it is reported
  expect(late).toMatchObject({ field: 'slot.time', name: 'future', keep: true });
  const kept = { 'slot.time': '251200Z NOV 26', '#meant.slot.time': '251200Z NOV 26' };
  expect(asked({ phrase: '210', ...kept })).toEqual([]);
  expect(asked({ 'slot.time': '251200Z NOV 26' })).toEqual([]); // it is to come
  expect(asked({ 'slot.time': '251200Z NOV 62' })).toMatchObject([{ name: 'farAhead' }]);
  expect(asked({ 'slot.time': '03/04/2027 1200' })).toMatchObject([
    { name: 'several', offers: [{ text: '031200Z APR 27' }, { text: '041200Z MAR 27' }] },
  ]);
  expect(value('553', 'distance', '1.200')).toMatchObject({
    offers: [{ text: '1.2 m' }, { text: '1200 m' }],
  });
  expect(value('502', 'altitude', '1.200')).toMatchObject({
    offers: [{ text: '1.2 m AGL' }, { text: '1200 m AGL' }],
  });
});

test('[R16] marks of direction in free text are offered to be removed', () => {
  const free = { to: 'il', free: 'yes', 'text.original': 'en' };
  const { message, faults } = draftOf({ ...free, 'text.en': 'Call \u202a+963 11\u202c' }, AT);
  expect(message).toBeUndefined();
  expect(faults).toMatchObject([
    {
      field: 'text',
      name: 'marks',
      offers: [{ text: 'Call +963 11', act: 'remove' }],
      keep: false,
    },
  ]);
  expect(draftOf({ ...free, 'text.en': 'Call +963 11' }, AT).message).toBeDefined();
});
