import { describe, expect, test } from 'vitest';
import type { Book } from '../../../picture/phrasebook/book.ts';
import { faultsInBook } from '../../../picture/phrasebook/check/check.ts';
import {
  BOOK,
  BOOK_TEXT,
  changedBook,
  phraseIn,
  replaced,
  set,
  valued,
  without,
  worded,
} from '../../support/books.ts';

test('[R56] the phrasebook is sound', () => {
  expect(faultsInBook(JSON.parse(BOOK_TEXT))).toEqual([]);
  expect(BOOK.phrases.length).toBe(54);
});

const NOW = '"FLASH",\n      "lifeSafety"';

test.each<[string, unknown, string]>([
  ['no book', 'x', 'the book: Invalid input: expected object'],
  ['digits that do not check', replaced('"229"', '"228"'), '228: number is no phrase: its digits'],
  ['two digits', replaced('r": "229"', 'r": "22"'), '22: number a phrase has three digits'],
  ['a field missing', replaced('"lifeSafety": true,', ''), '229: lifeSafety '],
  ['a field too many', replaced('"closes": false', '"closed": false'), '308:  Unrec'],
  ['an act that is none', replaced('"act": "question"', '"act": "order"'), '403: act '],
  ['a precedence that is none', replaced(NOW, NOW.replace('FLASH', 'NOW')), '229: precedence'],
  ['a type that is none', replaced('"type": "time"', '"type": "hour"'), '125: slots.0.type '],
  ['a language missing', replaced(/"wording": \{\n\s+"en"/, '"wording": { "fr"'), '.en'],
])('[R56] what is no book is named by its field: %s', (_, book, fault) => {
  expect(faultsInBook(book).join('\n')).toContain(fault);
});

const { answers: COMPLY, wording, back } = phraseIn(BOOK, '229');
const { wording: CLEAR, back: BACK } = phraseIn(BOOK, '241');
const was = (version: number, he = wording.he) => ({ version, wording: { ...wording, he }, back });
const listOf = (list: string, except?: string[]) =>
  ({ name: 'activity', type: 'list', list, ...(except && { except }) }) as const;
const ZONE = { name: 'zone', type: 'zone' } as const;
const TIME = { name: 'time', type: 'time' } as const;

type Row = [fault: string, change: (book: Book) => void, said: string];

describe('[R56] a faulty phrase is named, and its fault', () => {
  test.each<Row>([
    ['a number twice', ({ phrases }) => phrases.push(phraseIn(BOOK, '229')), '229: stands twice'],
    ['a group that is not its first digit', set('229', { group: '3' }), '229: group 3'],
    ['a group without a name', ({ groups }) => groups.splice(1, 1), '229: group 2'],
    ['an act without a name', ({ acts }) => acts.splice(2, 1), '229: act request'],
    ['no note', set('229', { note: ' ' }), '229: note is empty'],
    ['a version left out', set('229', { version: 2 }), '229: versions are 2, not 1'],
    [
      'versions in disorder',
      set('229', { version: 3, earlier: [was(1), was(2)] }),
      '229: versions are 3,1,2, not 3,2,1',
    ],
    [
      'an earlier version without its values',
      set('229', { version: 2, earlier: [was(1, 'נא להפסיק.')] }),
      '229: version 1 wording.he has places for nothing, not activity, time, zone',
    ],
    ['a value twice', valued('229', ZONE, ZONE), '229: slot zone stands twice'],
    ['a strange name', valued('229', { ...ZONE, name: 'Zone1' }), '229: slot Zone1 is no name'],
    ['a list that is none', valued('229', ZONE, TIME, listOf('act')), 'and the list act'],
    ['a list of another type', valued('229', { ...ZONE, list: 'unit' }), 'and the list unit'],
    [
      'an exception that is none',
      valued('229', ZONE, TIME, listOf('activity', ['x'])),
      '229: slot activity leaves out x',
    ],
    [
      'a beginning that is no time',
      valued('241', ZONE, { name: 'from', type: 'place' }),
      '241: slot from is no time',
    ],
  ])('%s', (_, change, said) => {
    expect(faultsInBook(changedBook(change)).join('\n')).toContain(said);
  });
});

describe('[R56] faulty words are named with their phrase and language', () => {
  const unseen = 'holds a sign that is not seen';
  test.each<Row>([
    ['nothing', worded('229', 'ar', /^.*$/, ''), '229: wording.ar is empty'],
    ['two spaces', worded('229', 'en', ' at', '  at'), '229: wording.en has a space too many'],
    ['a space at the end', worded('229', 'he', /$/, ' '), '229: wording.he has a space too many'],
    ['not composed', worded('101', 'ar', /$/, ' ا\u0653.'), '101: wording.ar is not in NFC'],
    ['a mark', worded('229', 'he', '{zone}', '{zone}\u200f'), `229: wording.he ${unseen}`],
    ['a form', worded('101', 'ar', /$/, ' \ufe8d.'), `101: wording.ar ${unseen}`],
    ['a tatweel', worded('101', 'ar', /$/, ' ـ.'), `101: wording.ar ${unseen}`],
    ['an Eastern digit', worded('101', 'ar', /$/, ' ١.'), `101: wording.ar ${unseen}`],
    ['an open brace', worded('229', 'en', '{zone}', '{zone'), '229: wording.en holds a brace'],
    ['letters of another', worded('229', 'he', 'נא', 'נא x'), 'signs of another language: x'],
    ['loaded', worded('229', 'en', 'Please', 'You must'), '229: wording.en is loaded: "must"'],
    ['loaded Arabic', worded('101', 'ar', /$/, ' انتهاك.'), '101: wording.ar is loaded: "انتهاك"'],
    ['loaded Hebrew', worded('101', 'he', /$/, ' תגובה.'), '101: wording.he is loaded: "תגוב"'],
    ['a letter at a value', worded('229', 'he', ' {zo', ' ב{zo'), 'he lets a letter touch a value'],
    ['a value gone', worded('229', 'ar', '{time}', '{tim}'), '229: wording.ar has places for'],
    ['a value twice', worded('229', 'en', '{time}', '{time} {time}'), 'activity, time, time, zone'],
    ['no colon', worded('229', 'en', ': {act', ' {act'), 'does not have {activity} after a colon'],
    ['no end', worded('229', 'en', /\.$/, ''), '229: wording.en has no end'],
    ['a request that asks', worded('229', 'en', /\.$/, '?'), '229: wording.en asks, or does not'],
    ['a question that does not', worded('416', 'ar', '؟', '.'), '416: wording.ar asks, or does'],
    ['no please', worded('229', 'he', 'נא ', ''), '229: wording.he asks without please'],
    ['as another', set('229', { wording: CLEAR }), '229: reads the same in en as 241'],
    ['no values back', set('229', { back: { ...back, ar: 'Cease.' } }), '229: back.ar has places'],
    ['a back that is not English', set('241', { back: { ...BACK, he: 'נא' } }), '241: back.he hol'],
  ])('%s', (_, change, said) => {
    expect(faultsInBook(changedBook(change)).join('\n')).toContain(said);
  });
});

describe('[R56] faulty references are named with their phrase', () => {
  const gone = (number: string) => (book: Book) => {
    book.phrases = book.phrases.filter((one) => one.number !== number);
  };
  test.each<Row>([
    ['not its set', set('229', { answers: [] }), '229: answers are not those of the set comply'],
    [
      'the set of another act',
      set('207', { answerSet: 'comply', answers: COMPLY }),
      '207: a notice is answered by the set received, not comply',
    ],
    ['an end that is no phrase', gone('255'), '229: names 255, no phrase'],
    ['a further answer that is none', gone('771'), '450: names 771, no phrase'],
    ['a note of no phrase', set('229', { note: 'See 999.' }), '229: note names 999, no phrase'],
    ['an answer of another act', set('319', { act: 'procedure' }), '229: is answered by 319, whi'],
    [
      'an answer that is answered',
      set('319', { answerSet: 'comply', answers: COMPLY }),
      '319: is an answer and is answered',
    ],
    ['no message', valued('319', TIME), '319: is an answer and does not name one message'],
    ['no label', without('319', 'label'), '319: is an answer without a label'],
    ['whether it settles', without('319', 'closes'), '319: only answers say whether they settle'],
    ['that it settles', set('229', { closes: true }), '229: only answers say whether they settle'],
    ['known by the product', valued('343', TIME), '343: has to have the values message time'],
    ['known, and gone', gone('130'), '130: has to have the values message'],
  ])('%s', (_, change, said) => {
    expect(faultsInBook(changedBook(change)).join('\n')).toContain(said);
  });
});
