/** Messages as they are typed: phrases found, values read, what they make, and the acts that phrases say. */
import { expect, test } from 'vitest';
import {
  answerWords,
  endingWords,
  newWords,
  wordsHeard,
  wordsOfItem,
} from '../../client/traffic/begun.ts';
import { draftOf, fieldAt, type Writing } from '../../client/traffic/draft.ts';
import { phrasesFor } from '../../client/traffic/phrase-search.ts';
import { readSlot, typedValueOf } from '../../client/traffic/slot-values.ts';
import { actSaid } from '../../client/traffic/spoken.ts';
import { DeskId, LANGUAGES, PersonId } from '../../picture/basics.ts';
import { itemOf } from '../../picture/fold.ts';
import { MessageRef } from '../../picture/kinds/message-fields.ts';
import { phraseOf } from '../../picture/phrasebook/book.ts';
import { hear } from '../../picture/phrasebook/hearing.ts';
import { readOut } from '../../picture/phrasebook/read-out.ts';
import { BOOK as book } from '../support/books.ts';
import { CELL, event, log, NOW, zone } from './picture.ts';

const { picture: empty } = log(event(), zone());
const at = (picture = empty): Writing => ({
  book,
  picture,
  now: NOW, // 221421Z NOV 26
  near: CELL.view.centre,
  middle: CELL.view.centre,
  placeNamed: (name) => (name === 'Quneitra' ? [35.824, 33.126] : undefined),
});
const CEASE = {
  to: 'il,sy',
  phrase: '229',
  'slot.zone': '4107',
  'slot.time': '291200Z',
  'slot.activity': 'firing',
};
const numbers = (asked: string) => phrasesFor(book, asked).map(({ number }) => number);
const place = (number: string, name: string) => {
  const found = phraseOf(book, number)?.slots.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${number} has no ${name}`);
  return found;
};
const value = (number: string, name: string, typed: string, picture = empty) => {
  const phrase = phraseOf(book, number);
  if (phrase === undefined) throw new Error(`there is no ${number}`);
  return readSlot(book, phrase, place(number, name), typed, at(picture));
};

test('[R56] phrases are found by number and by words in any language', () => {
  expect(numbers('229')).toEqual(['229']);
  expect(numbers('٢٢٩')).toEqual(['229']);
  expect(numbers('22')).toEqual(['229']);
  expect(numbers('2')).toHaveLength(9);
  expect(numbers('cease')[0]).toBe('229');
  expect(numbers('ambulances pass')).toEqual(['718']);
  expect(numbers('الإسعاف')).toContain('718');
  expect(numbers('אמבולנסים')).toContain('718');
  expect(numbers('will comply')).toEqual(['319']);
  expect(numbers('')).toEqual([]);
  expect(numbers('violets')).toEqual([]);
  // also by what may be told in them; where none has every word, those come that have the most
  expect(numbers('cease digging')).toEqual(['229']);
  expect(numbers('وقف إطلاق')[0]).toBe('229');
  expect(numbers('cease fire')).toEqual(['229']);
  expect(numbers('halt digging')).toContain('229');
  expect(phrasesFor(book, '3', ['319', '335']).map(({ number }) => number)).toEqual(['319', '335']);
});

test('[R57] values are read as they are typed', () => {
  for (const typed of ['4107', 'Z-4107', 'z4107', '٤١٠٧']) {
    expect(value('229', 'zone', typed), typed).toEqual({ value: 'Z-4107' });
  }
  expect(value('229', 'zone', 'E-4107')).toEqual({ fault: 'zone' });
  expect(value('229', 'zone', '')).toEqual({ fault: 'missing' });
  expect(value('403', 'item', 'e2')).toEqual({ value: 'E-2' });
  expect(value('403', 'item', '2')).toEqual({ fault: 'item' });
  expect(value('319', 'message', '40')).toEqual({ value: 'M-40' });
  for (const [typed, time] of [
    ['1500', '2026-11-22T15:00'],
    ['1200', '2026-11-23T12:00'], // it is to come
    ['+45', '2026-11-22T15:07'], // what is to come is not past when it is sent
    ['+2h30m', '2026-11-22T16:52'],
    ['291200Z', '2026-11-29T12:00'],
  ] as const) {
    expect(value('229', 'time', typed), typed).toEqual({ value: `${time}:00.000Z` });
  }
  expect(value('210', 'time', '1500')).toEqual({ value: '2026-11-21T15:00:00.000Z' }); // it has been
  expect(value('255', 'time', '1500')).toEqual({ value: '2026-11-22T15:00:00.000Z' });
  expect(value('229', 'time', 'noon')).toEqual({ fault: 'time' });
  for (const typed of [
    '36S YC 5668 6877',
    'YC 5668 6877',
    '33.126, 35.7',
    '33°07\'33.6"N 35°42\'00"E',
  ]) {
    expect(value('264', 'place', typed), typed).toMatchObject({
      value: expect.stringMatching(/^36SY[BC]\d{8}$/),
    });
  }
  expect(value('264', 'place', 'Quneitra')).toMatchObject({ value: expect.any(String) });
  expect(value('264', 'place', '51.5, 0')).toEqual({ fault: 'outside' });
  expect(value('264', 'place', 'nowhere')).toEqual({ fault: 'place' });
  expect(value('705', 'count', '1 200')).toEqual({ value: 1200 });
  for (const typed of ['?', 'not known', 'غير معلوم', 'לא ידוע']) {
    expect(value('705', 'count', typed), typed).toEqual({ value: undefined });
  }
  expect(value('705', 'count', '-3')).toEqual({ fault: 'count' });
  expect(value('553', 'distance', '1.5 km')).toEqual({ value: 1500 });
  expect(value('502', 'altitude', '1300 ft AMSL')).toEqual({
    value: { metres: 396, reference: 'AMSL' },
  });
  expect(value('502', 'altitude', '?')).toEqual({ value: undefined });
  const [firing] = book.lists.activity ?? [];
  for (const typed of Object.values(firing?.wording ?? {})) {
    expect(value('229', 'activity', typed), typed).toEqual({ value: firing?.id });
  }
  expect(value('229', 'activity', firing?.code ?? '')).toEqual({ value: firing?.id });
  expect(value('229', 'activity', 'dancing')).toEqual({ fault: 'list' });
});

test('[R57] a value that is typed back is the same value, in each language', () => {
  for (const [number, name, typed] of [
    ['229', 'zone', '4107'],
    ['229', 'time', '1500'],
    ['264', 'place', '36S YC 5668 6877'],
    ['705', 'count', '?'],
    ['705', 'count', '12'],
    ['553', 'distance', '1.5 km'],
    ['502', 'altitude', '400 m WGS84'],
    ['229', 'activity', book.lists.activity?.[3]?.wording.ar ?? ''],
  ] as const) {
    const read = value(number, name, typed);
    if (!('value' in read)) throw new Error(`${number} ${name} has no value`);
    for (const language of LANGUAGES) {
      const again = typedValueOf(book, place(number, name), read.value, language);
      expect(value(number, name, again), again).toEqual(read);
    }
  }
});

test('[R57] [R58] what is typed makes the phrase, its digits and the message', () => {
  const { message, phrase, precedence, faults } = draftOf(CEASE, at());
  expect(faults).toEqual([]);
  expect(phrase && readOut(book, phrase).join(' · ')).toBe('229 · 441076 · 2912000 · 010 · 15');
  expect(message).toMatchObject({ to: ['il', 'sy'], precedence: 'FLASH' });
  expect(precedence).toBe('FLASH');
});

test('[R57] what is missing is named at its field, and the rest stays', () => {
  const { faults, filled, message } = draftOf({ ...CEASE, to: '', 'slot.time': 'soon' }, at());
  expect(message).toBeUndefined();
  expect(faults).toEqual([
    { field: 'to', name: 'nobody' },
    { field: 'slot.time', name: 'time' },
  ]);
  expect(filled.map(({ slot }) => slot?.type)).toEqual(['zone', undefined, 'list']);
  expect(draftOf({ to: 'il' }, at()).faults).toEqual([{ field: 'phrase', name: 'phrase' }]);
  const known = phraseOf(book, '229');
  expect(fieldAt('change.message.phrase.slots.1.value', known)).toBe('slot.time');
  expect(fieldAt('change.message.to.0', known)).toBe('to');
  expect(fieldAt('change.message.precedence', known)).toBe('precedence');
  expect(fieldAt('change.message.phrase', known)).toBe('phrase');
});

test('[R57] life safety is not sent below what the book says; the rest as it is chosen', () => {
  const low = draftOf({ ...CEASE, precedence: 'ROUTINE' }, at());
  expect(low.floor).toEqual({ is: 'FLASH', because: 'life' });
  expect(low.message?.precedence).toBe('FLASH');
  const call = { to: 'il', phrase: '125', 'slot.time': '1500' };
  expect(draftOf(call, at()).message?.precedence).toBe('PRIORITY');
  expect(draftOf({ ...call, precedence: 'ROUTINE' }, at()).message?.precedence).toBe('ROUTINE');
  expect(draftOf({ ...call, precedence: 'FLASH' }, at()).message?.precedence).toBe('FLASH');
});

test('[R57] free text is in one to three languages, and no phrase', () => {
  const words = {
    to: 'il',
    free: 'yes',
    phrase: '229',
    'text.ar': ' مرحبا ',
    'text.original': 'en',
  };
  const { message, phrase } = draftOf(words, at());
  expect(phrase).toBeUndefined();
  expect(message).toEqual({
    to: ['il'],
    precedence: 'ROUTINE',
    text: { original: 'ar', ar: 'مرحبا' },
  });
  expect(draftOf({ to: 'il', free: 'yes' }, at()).faults).toEqual([
    { field: 'text', name: 'text' },
  ]);
  const long = draftOf({ to: 'il', free: 'yes', 'text.en': 'a'.repeat(1001) }, at());
  expect(long.faults).toMatchObject([{ field: 'text', name: 'tooLong' }]);
});

/** A picture with the message of CEASE, sent by a desk to another one. */
function withMessage(desk: string, to: string) {
  const message = draftOf({ ...CEASE, to, about: 'E-2' }, at()).message;
  const { picture } = log(event(), zone(), { desk, change: { type: 'message.sent', message } });
  const item = itemOf(picture, MessageRef.parse('M-4'));
  if (item?.kind !== 'message') throw new Error('M-4 is a message');
  return { picture, item };
}

test('[R59] answers, corrections and cancellations begin from their message', () => {
  const { picture, item } = withMessage('us', 'il');
  const answer = draftOf({ ...answerWords(item), phrase: '319' }, at(picture));
  expect(answer.message).toMatchObject({
    to: ['us'],
    answers: 'M-4',
    precedence: 'FLASH',
    about: ['E-2'],
  });
  expect(answer.floor).toEqual({ is: 'FLASH', because: 'M-4' });
  const corrected = draftOf(endingWords(item, 'corrected'), at(picture)).message;
  expect(corrected).toMatchObject({ to: ['il'], phrase: { number: '130' }, precedence: 'FLASH' });
  expect(corrected?.answers).toBeUndefined();
  const cancelled = draftOf(endingWords(item, 'cancelled'), at(picture)).message;
  expect(cancelled).toMatchObject({ to: ['il'], phrase: { number: '149' } });
  for (const language of LANGUAGES) {
    expect(draftOf(wordsOfItem(book, item, language), at(picture)).message).toEqual(item.fields);
  }
  expect(newWords([DeskId.parse('il'), DeskId.parse('sy')])).toEqual({ to: 'il,sy' });
});

test('[R58] what was heard is taken over as it would be typed', () => {
  const heard = hear(book, '229 441076 2912000 010 15');
  expect(heard.complete).toBe(true);
  for (const language of LANGUAGES) {
    const words = { ...newWords([DeskId.parse('il')]), ...wordsHeard(book, heard, language, NOW) };
    expect(draftOf(words, at()).phrase).toEqual(draftOf(CEASE, at()).phrase);
  }
  const begun = wordsHeard(book, hear(book, '229 441076 29'), 'en', NOW);
  expect(begun).toEqual({ phrase: '229', 'slot.zone': 'Z-4107' });
});

test('[R57] a phrase that says what an act does makes that act', () => {
  const me = { desk: DeskId.parse('il'), person: PersonId.parse('duty') };
  const said = (words: Record<string, string>, picture = empty) => {
    const { phrase, message } = draftOf(words, at(picture));
    expect(message).toBeUndefined();
    if (phrase === undefined) throw new Error('it is no phrase');
    return actSaid(phrase, { picture, me, now: NOW, digits: '004' });
  };
  const from = '2026-11-22T15:00:00.000Z';
  const stop = { phrase: '158', 'slot.time': '1500' };
  const suspended = said(stop);
  expect(suspended).toMatchObject({ type: 'channel.suspended', from, says: { number: '158' } });
  expect(said({ phrase: '163', 'slot.time': '1600' })).toBe('notSuspended');
  const after = log({ desk: 'il', change: suspended as object }).picture;
  expect(said({ phrase: '163', 'slot.time': '1600' }, after)).toMatchObject({
    type: 'channel.resumed',
    item: 'C-2',
    from: '2026-11-22T16:00:00.000Z',
  });
  const { picture, item } = withMessage('us', 'il');
  expect(said({ ...answerWords(item), phrase: '308' }, picture)).toMatchObject({
    type: 'receipt.acknowledged',
    item: 'M-4',
    entry: 4,
    digits: '004',
    held: false,
    says: { number: '308' },
  });
  expect(said({ phrase: '308', 'slot.message': 'M-99' }, picture)).toBe('noMessage');
});
