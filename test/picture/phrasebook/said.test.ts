import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Phrase, type Slot } from '../../../picture/phrasebook/phrase.ts';
import {
  faultOf,
  outdatedIn,
  phraseSaid,
  type Value,
  valueIn,
} from '../../../picture/phrasebook/said.ts';
import { BOOK, changedBook, listed, phraseIn, readAs, set } from '../../support/books.ts';
import { anyPhrase, exampleOf, NUMBERS, said } from '../../support/phrases.ts';

const TIME = '2026-11-29T12:00:00.000Z';
const CEASE = { zone: 'Z-4107', time: TIME, activity: 'firing' };

test('[R57] what is said by number and values carries the words of the book and all values', () => {
  const { wording } = phraseIn(BOOK, '229');
  expect(said('229', CEASE)).toEqual({
    number: '229',
    version: 1,
    act: 'request',
    lifeSafety: true,
    wording,
    slots: [
      { name: 'zone', type: 'zone', value: 'Z-4107' },
      { name: 'time', type: 'time', value: TIME },
      {
        name: 'activity',
        type: 'list',
        value: 'firing',
        wording: BOOK.lists.activity?.[0]?.wording,
      },
    ],
  });
  expect(said('101')).not.toHaveProperty('lifeSafety');
});

test.each<[string, string, Record<string, Value>, object]>([
  ['a count', '705', { place: '36SYB65916820', count: 2 }, { value: 2 }],
  [
    'a count that is not known',
    '705',
    { place: '36SYB65916820' },
    { wording: { en: 'not known', ar: 'غير معلوم', he: 'לא ידוע' } },
  ],
  [
    'a length',
    '747',
    { place: '36SYB65916820', time: TIME, distance: 300 },
    { value: 300, wording: { en: '300 m', ar: '300 م', he: '300 מ׳' } },
  ],
  [
    'a height',
    '515',
    {
      zone: 'Z-1',
      from: TIME,
      to: '2026-11-29T13:00:00Z',
      aircraft: 'unmanned',
      altitude: { metres: 0, reference: 'AGL' },
    },
    {
      value: 0,
      reference: 'AGL',
      wording: { en: '0 m above ground', ar: '0 م فوق سطح الأرض', he: '0 מ׳ מעל פני הקרקע' },
    },
  ],
])('[R57] %s is said with its words in each language', (_, number, values, last) => {
  expect(said(number, values).slots.at(-1)).toMatchObject(last);
});

test('[R57] whatever is said is sound, and reads back as it was', () => {
  fc.assert(
    fc.property(anyPhrase, (phrase) => {
      expect(faultOf(BOOK, phrase)).toBeUndefined();
      expect(outdatedIn(BOOK, phrase)).toBeUndefined();
      expect(Phrase.parse(JSON.parse(JSON.stringify(phrase)))).toEqual(phrase);
      const values = Object.fromEntries(phrase.slots.map((slot) => [slot.name, valueIn(slot)]));
      expect(phraseSaid(BOOK, phrase.number, values)).toEqual(phrase);
    }),
  );
});

test.each(NUMBERS)('[R57] phrase %s is said with values of its types', (number) => {
  expect(exampleOf(number).slots.map(({ name }) => name)).toEqual(
    phraseIn(BOOK, number).slots.map(({ name }) => name),
  );
});

test.each<[string, string, Record<string, Value>, string, string]>([
  ['a number that is none', '936', {}, 'number', 'there is no phrase 936'],
  ['a value that is missing', '229', { zone: 'Z-4107', time: TIME }, 'slots.2.value', 'is missing'],
  [
    'a place outside the squares',
    '811',
    { place: '36RXV65916820', time: TIME },
    'slots.0.value',
    'lies outside what can be read out (36S YA',
  ],
  ['an entry that is none', '229', { ...CEASE, activity: 'war' }, 'slots.2.wording', 'Invalid'],
  [
    'an entry that makes no sense here',
    '207',
    { zone: 'Z-1', from: TIME, to: '2026-11-29T13:00:00Z', activity: 'all' },
    'slots.3.value',
    'is not in the list activity',
  ],
  [
    'an end before the beginning',
    '241',
    { zone: 'Z-1', from: TIME, to: '2026-11-29T11:59:00Z' },
    'slots.2.value',
    'is not after the beginning',
  ],
  [
    'an end at the beginning',
    '241',
    { zone: 'Z-1', from: TIME, to: TIME },
    'slots.2.value',
    'is not after the beginning',
  ],
  [
    'a reference of ten digits',
    '450',
    { zone: 'Z-1234567890' },
    'slots.0.value',
    'has more than nine digits',
  ],
])('[R57] cannot be said: %s', (_, number, values, field, why) => {
  expect(phraseSaid(BOOK, number, values)).toEqual({ field, why: expect.stringContaining(why) });
});

describe('[R57] each part that is not as the book has it is named', () => {
  const cease = said('229', CEASE);
  const height = said('515', {
    ...{ zone: 'Z-1', from: TIME, to: '2026-11-29T13:00:00Z', aircraft: 'unmanned' },
    altitude: { metres: 120, reference: 'AMSL' },
  });
  const count = said('705', { place: '36SYB65916820', count: 2 });
  const { wording } = cease;
  const slot = (phrase: Phrase, i: number, over: object): object => ({
    ...phrase,
    slots: phrase.slots.map((one: Slot, at) => (at === i ? { ...one, ...over } : one)),
  });
  const FAR = { en: 'far', ar: 'بعيد', he: 'רחוק' };
  test.each<[string, object, string, string]>([
    ['a number of no phrase', { ...cease, number: '936' }, 'number', 'there is no phrase 936'],
    ['a version that is none', { ...cease, version: 2 }, 'version', 'phrase 229 has no version 2'],
    ['another act', { ...cease, act: 'notice' }, 'act', 'it is of the kind request'],
    ['no life safety', { ...cease, lifeSafety: undefined }, 'lifeSafety', 'is missing'],
    ['life safety', { ...said('101'), lifeSafety: true }, 'lifeSafety', 'is not so'],
    ...(['en', 'ar', 'he'] as const).map((language): [string, object, string, string] => [
      `other words in ${language}`,
      { ...cease, wording: { ...wording, [language]: `${wording[language]} ` } },
      `wording.${language}`,
      'is not the wording of phrase 229, version 1',
    ]),
    ['a value less', { ...cease, slots: cease.slots.slice(1) }, 'slots', 'it has 3 values'],
    [
      'a value more',
      { ...cease, slots: [...cease.slots, ...said('450', { zone: 'Z-1' }).slots] },
      'slots',
      'it has 3 values',
    ],
    [
      'values in another order',
      { ...cease, slots: [...cease.slots].reverse() },
      'slots.0',
      '"zone" (zone) stands here',
    ],
    ['another name', slot(cease, 0, { name: 'area' }), 'slots.0', '"zone" (zone) stands here'],
    ['another type', slot(cease, 0, { type: 'item' }), 'slots.0', '"zone" (zone) stands here'],
    [
      'an entry of no list',
      slot(cease, 2, { value: 'war' }),
      'slots.2.value',
      'is not in the list activity',
    ],
    [
      'the words of another entry',
      slot(cease, 2, { value: 'all' }),
      'slots.2.wording',
      'is not what the phrasebook has',
    ],
    [
      'words for a number',
      slot(count, 1, { wording: FAR }),
      'slots.1.wording',
      'is not what the phrasebook has',
    ],
    [
      'no words for an unknown number',
      slot(count, 1, { value: undefined }),
      'slots.1.wording',
      'is not what',
    ],
    [
      'words of another height',
      slot(height, 4, { value: 121 }),
      'slots.4.wording',
      'is not what the phrasebook has',
    ],
    [
      'a height without a reference',
      slot(height, 4, { reference: undefined }),
      'slots.4.reference',
      'a height has a reference',
    ],
    [
      'a reference without a height',
      slot(height, 4, { value: undefined }),
      'slots.4.reference',
      'an unknown one has none',
    ],
    [
      'a square that is not read out',
      slot(count, 0, { value: '36RXV65916820' }),
      'slots.0.value',
      'lies outside',
    ],
    [
      'ten digits',
      slot(cease, 0, { value: 'Z-1234567890' }),
      'slots.0.value',
      'more than nine digits',
    ],
    [
      'an end too early',
      slot(height, 2, { value: TIME }),
      'slots.2.value',
      'is not after the beginning',
    ],
  ])('%s', (_, wrong, field, why) => {
    const phrase = Phrase.parse(JSON.parse(JSON.stringify(wrong)));
    expect(faultOf(BOOK, phrase)).toEqual({ field, why: expect.stringContaining(why) });
    for (const right of [cease, height, count]) expect(faultOf(BOOK, right)).toBeUndefined();
  });
});

describe('[R56] words that were improved', () => {
  const { wording, back } = phraseIn(BOOK, '229');
  const firing = BOOK.lists.activity?.[1];
  if (firing === undefined) throw new Error('no second activity');
  const metres = { en: '{n} metres', ar: '{n} متر', he: '{n} מטרים' };
  const better = { ...wording, he: `${wording.he} תודה.` };
  const later = changedBook((book) => {
    set('229', { version: 2, wording: better, earlier: [{ version: 1, wording, back }] })(book);
    const { shown } = BOOK.slotTypes.distance ?? {};
    readAs('distance', { shown: metres, earlier: [{ shown: shown ?? '' }] })(book);
    listed('activity', {
      wording: { ...firing.wording, en: 'shooting' },
      earlier: [firing.wording],
    })(book);
  });
  const values = { ...CEASE, activity: firing.id };
  const [old, now] = [said('229', values), said('229', values, later)];
  test('are said from then on', () => {
    expect(now).toMatchObject({ version: 2, wording: better });
    expect(now.slots[2]).toMatchObject({ wording: { en: 'shooting' } });
    expect(outdatedIn(later, now)).toBeUndefined();
  });
  test('leave what was said before sound, and it is told to who says it again', () => {
    expect(faultOf(later, old)).toBeUndefined();
    expect(outdatedIn(later, old)).toEqual({
      field: 'version',
      why: 'phrase 229 is said in version 2 now',
    });
    expect(faultOf(BOOK, now)).toMatchObject({ field: 'version' });
  });
  test('of values are told too', () => {
    const mixed = { ...now, slots: old.slots };
    expect(faultOf(later, mixed)).toBeUndefined();
    expect(outdatedIn(later, mixed)).toEqual({
      field: 'slots.2.wording',
      why: 'is "shooting" now',
    });
    const far = { place: '36SYB65916820', time: TIME, distance: 300 };
    const [before, after] = [said('747', far), said('747', far, later)];
    expect(after.slots[2]).toMatchObject({ wording: { en: '300 metres' } });
    expect(faultOf(later, before)).toBeUndefined();
    expect(outdatedIn(later, before)).toMatchObject({ field: 'slots.2.wording' });
  });
  test('do not let the words of one version stand under the number of another', () => {
    expect(faultOf(later, { ...now, version: 1 })).toMatchObject({ field: 'wording.he' });
    expect(faultOf(later, { ...old, version: 2 })).toMatchObject({ field: 'wording.he' });
  });
});
