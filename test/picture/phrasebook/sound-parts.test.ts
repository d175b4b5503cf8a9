import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { soundPhrasebook } from '../../../client/sound-phrasebook.ts';
import { LANGUAGES } from '../../../picture/basics.ts';
import { type Book, isUnread } from '../../../picture/phrasebook/book.ts';
import { faultsInBook } from '../../../picture/phrasebook/check/check.ts';
import { BOOK, BOOK_TEXT, changedBook, listed, readAs } from '../../support/books.ts';

const [firing, other] = BOOK.lists.activity ?? [];
const WORDS = other?.wording ?? { en: '', ar: '', he: '' };
const METRES = { en: 'far', ar: '{n} م', he: '{n} מ׳' };

test.each<[fault: string, change: (book: Book) => void, said: string]>([
  ['a code twice', listed('activity', { code: '01' }), 'activity: code 01 stands twice'],
  ['an entry twice', listed('activity', { id: 'firing' }), 'activity: firing stands twice'],
  ['a shorter code', listed('activity', { code: '2' }), 'activity: has codes of different length'],
  ['a code that is no digits', listed('activity', { code: 'ab' }), 'has the code "ab"'],
  ['an id that is none', listed('activity', { id: 'No Id' }), 'activity: "No Id" is no id'],
  ['read the same', listed('activity', { wording: firing?.wording ?? WORDS }), 'same in he'],
  ['loaded', listed('activity', { wording: { ...WORDS, en: 'hostile' } }), 'loaded: "hostile"'],
  ['loaded before', listed('activity', { earlier: [{ ...WORDS, en: 'enemy' }] }), 'ded: "enemy"'],
  [
    'a list of no phrase',
    ({ lists }) => Object.assign(lists, { x: [] }),
    'x: is used by no phrase',
  ],
  ['no number', readAs('distance', { shown: METRES }), 'distance: shown.en does not hold n once'],
  ['no references', readAs('altitude', { references: {} }), 'altitude: has the references , not'],
  ['never unknown', readAs('count', { unknown: undefined }), 'count: is not known'],
  ['not the same', readAs('distance', { sameInAllLanguages: true }), 'distance: is shown other'],
  ['not left to right', readAs('place', { direction: undefined }), 'place: is the same in all'],
  ['no type', ({ slotTypes }) => Reflect.deleteProperty(slotTypes, 'zone'), '207: slot zone has'],
  [
    'a loaded group',
    ({ groups }) => Object.assign(groups[0]?.name ?? {}, { en: 'Border' }),
    'p 1:',
  ],
  ['a group twice', ({ groups }) => groups.push(...groups.slice(0, 1)), 'group 1: stands twice'],
  ['an act twice', ({ acts }) => acts.push(...acts.slice(0, 1)), 'act notice: stands twice'],
  ['a mark in HTML', ({ status }) => Object.assign(status, { he: '<b>' }), 'status: words.he'],
  ['a word twice', ({ readOut: { digitWords } }) => digitWords.ar.fill('سبعة', 9), 'digitWords.ar'],
  ['another table', ({ readOut }) => readOut.damm.reverse(), 'damm: is not the table'],
  ['no square', ({ readOut }) => Object.assign(readOut.squares, { 7: 'YB' }), 'squares: 7 stands'],
  [
    'a square twice',
    ({ readOut }) => Object.assign(readOut.squares, { 7: '36S YB' }),
    'YB has two',
  ],
  ['the digit 0', ({ readOut }) => Object.assign(readOut.letters, { 0: 'C' }), 'letters: 0 is no'],
])('[R56] a faulty part of the book is named, and its fault: %s', (_, change, said) => {
  expect(faultsInBook(changedBook(change)).join('\n')).toContain(said);
});

test('[R56] the mark stands for each language until somebody by name has read it', () => {
  const read = changedBook((book) => {
    book.readers = { ar: 'A. Haddad' };
  });
  expect(faultsInBook(read)).toEqual([]);
  expect(LANGUAGES.filter((language) => isUnread(read, language))).toEqual(['en', 'he']);
  expect(LANGUAGES.filter((language) => isUnread(BOOK, language))).toEqual(['en', 'ar', 'he']);
  const nobody = changedBook((book) => {
    book.readers = { ar: '' };
  });
  expect(faultsInBook(nobody).join()).toContain('readers.ar');
});

test('[R56] a broken book stops the build, which names the phrase and the fault', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'book-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [entry, file] = [join(folder, 'entry.js'), join(folder, 'phrasebook.json')];
  writeFileSync(entry, 'export {};');
  const built = (text: string) => {
    writeFileSync(file, text);
    return build({
      configFile: false,
      logLevel: 'silent',
      plugins: [soundPhrasebook(file)],
      build: { write: false, lib: { entry, formats: ['es'], fileName: 'entry' } },
    });
  };
  await expect(built(BOOK_TEXT)).resolves.toBeDefined();
  const broken = built(BOOK_TEXT.replace('Please cease', 'You must cease'));
  await expect(broken).rejects.toThrow('229: wording.en is loaded: "must"');
  await expect(built('{')).rejects.toThrow('JSON');
});
