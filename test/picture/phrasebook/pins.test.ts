import { expect, test } from 'vitest';
import {
  BOOK,
  changedBook,
  listed,
  phraseIn,
  readAs,
  set,
  valued,
  worded,
} from '../../support/books.ts';
import { PINNED } from './pinned.ts';
import { differences, pinsOf } from './pins.ts';

test('[R56] every number, version and list of the book is as it was pinned', () => {
  expect(differences(BOOK, PINNED).join('\n\n')).toBe('');
});

test('[R56] two numbers that mean the same still have words of their own', () => {
  const words = Object.values(PINNED.phrases).flatMap((one) => one.words);
  expect(new Set(words).size).toBe(words.length);
  expect(words.length).toBeGreaterThanOrEqual(54);
});

const { wording, back, slots, answers } = phraseIn(BOOK, '229');
const entry = BOOK.lists.activity?.[1];
const WORDS = entry?.wording ?? { en: '', ar: '', he: '' };
const [better, METRES] = [{ ...wording, en: `${wording.en} Thank you.` }, BOOK.slotTypes.distance];
const pinned = pinsOf(BOOK);
const readers = (reader: string) =>
  changedBook((book) => Object.assign(book, { readers: { he: reader } }));

test.each<[string, Parameters<typeof changedBook>[0], string]>([
  ['words edited', worded('229', 'he', 'נא ', 'אנא '), 'phrase 229 has other words in a version'],
  ['words edited and raised', set('229', { version: 2, wording: better }), 'has other words in a'],
  ['an act', set('229', { act: 'proposal' }), 'phrase 229 means something else'],
  ['a value', valued('229', { name: 'place', type: 'place' }), 'phrase 229 means something else'],
  ['values in another order', set('229', { slots: [...slots].reverse() }), 'means something else'],
  [
    'an exception',
    set('229', { slots: slots.map((one) => ({ ...one, except: ['all'] })) }),
    'means',
  ],
  ['an answer less', set('229', { answers: answers.slice(1) }), 'phrase 229 means something else'],
  ['an answer more', set('229', { answeredAlsoBy: answers }), 'phrase 229 means something else'],
  ['no life safety', set('229', { lifeSafety: false }), 'phrase 229 means something else'],
  ['less urgent life safety', set('229', { precedence: 'ROUTINE' }), 'means something else'],
  ['a phrase gone', ({ phrases }) => phrases.pop(), 'phrase 822 is gone'],
  ['an entry reworded', listed('activity', { wording: { ...WORDS, ar: 'x' } }), 'has other words'],
  [
    'another code',
    listed('activity', { code: '99' }),
    `entries "activity ${entry?.id} 02" is gone`,
  ],
  ['an entry gone', ({ lists }) => lists.activity?.pop(), 'is gone, or stands for something else'],
  ['a unit reworded', readAs('distance', { shown: WORDS }), 'readings "distance" has other words'],
  ['another square', ({ readOut }) => Object.assign(readOut.squares, { 1: '36S ZZ' }), 'digit 1'],
  ['another letter', ({ readOut }) => Reflect.deleteProperty(readOut.letters, '1'), 'letters, dig'],
])('[R56] what is for ever is not changed: %s', (_, change, said) => {
  const found = differences(changedBook(change), pinned);
  expect(found.join('\n')).toContain(said);
});

test('[R56] what was improved rightly asks only for its new line', () => {
  const raised = changedBook((book) => {
    const earlier = [{ version: 1, wording, back }];
    set('229', { version: 2, wording: better, earlier })(book);
    listed('activity', { wording: { ...WORDS, ar: 'x' }, earlier: [WORDS] })(book);
    if (METRES !== undefined) {
      const { shown } = METRES;
      readAs('distance', { shown: { en: '{n} metres', ar: 'x', he: 'x' }, earlier: [{ shown }] })(
        book,
      );
    }
  });
  const found = differences(raised, pinned);
  expect(found.map((one) => one.split('.')[0])).toEqual([
    'phrase 229 has a new version',
    `entries "activity ${entry?.id} 02" has a new version`,
    'readings "distance" has a new version',
  ]);
  const [hash] = pinned.phrases['229']?.words ?? [];
  expect(found[0]).toContain(`words: ['${hash}', '${pinsOf(raised).phrases['229']?.words[1]}'] }`);
  expect(differences(raised, pinsOf(raised))).toEqual([]);
});

test('[R56] a precedence that is a proposal, notes and back-translations may be improved', () => {
  const changed = changedBook((book) => {
    set('101', { precedence: 'PRIORITY', note: 'Another note.' })(book);
    set('229', { back: { ar: 'Other.', he: 'Other.' } })(book);
  });
  expect(differences(changed, pinned)).toEqual([]);
});

test('[R56] who has read a language has read these words, and no later ones', () => {
  const [line] = differences(readers('D. Levi'), pinned);
  expect(line).toContain(`he: { reader: 'D. Levi', words: '`);
  const read = pinsOf(readers('D. Levi'));
  expect(differences(readers('D. Levi'), read)).toEqual([]);
  const reworded = changedBook((book) => {
    book.readers = { he: 'D. Levi' };
    listed('activity', { wording: { ...WORDS, he: 'ירי ארטילרי' }, earlier: [WORDS] })(book);
  });
  expect(differences(reworded, read).join()).toContain('are not those that D. Levi has read');
  expect(differences(readers('N. Levi'), read).join()).toContain('are not those that D. Levi has');
  expect(differences(BOOK, read)).toEqual([
    'D. Levi is no longer the reader of he: take the line out of "read" in pinned.ts.',
  ]);
});
