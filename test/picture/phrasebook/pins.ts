/** What no version of the phrasebook may change: hashes of it, and where a book is not what was pinned. [R56] */
import { LANGUAGES, type Language } from '../../../picture/basics.ts';
import type { Book, BookPhrase, Reading } from '../../../picture/phrasebook/book.ts';
import type { Wording } from '../../../picture/phrasebook/phrase.ts';
import { sha256Hex } from '../../../picture/sha256.ts';

/** Words that were ever said, by version: the hash of version 1 stands first. */
export type Words = readonly string[];

export interface Pins {
  /** By number: the hash of what every version means, and the hashes of its words. */
  readonly phrases: Readonly<Record<string, { readonly meaning: string; readonly words: Words }>>;
  /** By `list id code`, and by type of value: the hashes of its words. */
  readonly entries: Readonly<Record<string, Words>>;
  readonly readings: Readonly<Record<string, Words>>;
  /** By digit: what it stands for. */
  readonly squares: Readonly<Record<string, string>>;
  readonly letters: Readonly<Record<string, string>>;
  /** By language: who has read its words, and the hash of what they have read. */
  readonly read: Readonly<
    Partial<Record<Language, { readonly reader: string; readonly words: string }>>
  >;
}

const hashOf = (value: unknown): string => sha256Hex(JSON.stringify(value)).slice(0, 16);
const textsOf = ({ en, ar, he }: Wording) => [en, ar, he];

/**
 * What a number stands for: its act, its values in their order, its answers, whether life is at stake. The
 * precedence of such phrases is the least that they are sent with [R57]; of others it is a proposal.
 */
function meaningOf(phrase: BookPhrase): string {
  const { act, slots, answers, answeredAlsoBy = [], lifeSafety, precedence } = phrase;
  return hashOf([
    act,
    slots.map(({ name, type, list = '', except = [] }) => [name, type, list, except]),
    [...answers, ...answeredAlsoBy].sort(),
    lifeSafety ? precedence : '',
  ]);
}

const versions = <T>(newest: T, earlier: readonly T[] = []): readonly T[] =>
  [newest, ...earlier].reverse();

const readingOf = ({ shown, unknown, references = {} }: Reading): string =>
  hashOf([
    typeof shown === 'string' ? '' : textsOf(shown),
    unknown === undefined ? '' : textsOf(unknown),
    Object.entries(references).map(([name, words]) => [name, ...textsOf(words)]),
  ]);

/** The hash of all that people read in a language. */
const wordsIn = (book: Book, language: Language): string =>
  hashOf([
    book.phrases.map(({ number, wording }) => [number, wording[language]]),
    Object.values(book.lists).map((entries) => entries.map(({ wording }) => wording[language])),
  ]);

/** The pins of a book as it is. */
export function pinsOf(book: Book): Pins {
  const { phrases, lists, slotTypes, readOut, readers = {} } = book;
  return {
    phrases: Object.fromEntries(
      phrases.map((phrase) => {
        const words = versions<Pick<BookPhrase, 'wording'>>(phrase, phrase.earlier);
        const hashes = words.map(({ wording }) => hashOf(textsOf(wording)));
        return [phrase.number, { meaning: meaningOf(phrase), words: hashes }];
      }),
    ),
    entries: Object.fromEntries(
      Object.entries(lists).flatMap(([list, entries]) =>
        entries.map(({ id, code, wording, earlier }) => [
          `${list} ${id} ${code}`,
          versions(wording, earlier).map((words) => hashOf(textsOf(words))),
        ]),
      ),
    ),
    readings: Object.fromEntries(
      Object.entries(slotTypes).map(([type, reading]) => [
        type,
        versions<Reading>(reading, reading.earlier).map(readingOf),
      ]),
    ),
    squares: readOut.squares,
    letters: readOut.letters,
    read: Object.fromEntries(
      LANGUAGES.flatMap((language) => {
        const reader = readers[language];
        return reader === undefined ? [] : [[language, { reader, words: wordsIn(book, language) }]];
      }),
    ),
  };
}

/** Where a book is not what was pinned, and what to do about it. */
export function differences(book: Book, pinned: Pins): string[] {
  const now = pinsOf(book);
  const each = <T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>) =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map(
      (key) => [key, a[key], b[key]] as const,
    );
  return [
    ...each(pinned.phrases, now.phrases).flatMap(([number, was, is]) => {
      const name = `phrase ${number}`;
      if (is === undefined) return [gone(name)];
      const line = `'${number}': { meaning: '${is.meaning}', words: ${listed(is.words)} }`;
      if (was === undefined) return [isNew(name, line)];
      const meaning = was.meaning === is.meaning ? [] : [meant(name)];
      return [...meaning, ...inWords(name, was.words, is.words, line)];
    }),
    ...(['entries', 'readings'] as const).flatMap((part) =>
      each(pinned[part], now[part]).flatMap(([key, was, is]) => {
        const name = `${part} "${key}"`;
        if (is === undefined) return [gone(name)];
        const line = `${JSON.stringify(key)}: ${listed(is)}`;
        return was === undefined ? [isNew(name, line)] : inWords(name, was, is, line);
      }),
    ),
    ...(['squares', 'letters'] as const).flatMap((part) =>
      each(pinned[part], now[part]).flatMap(([digit, was, is]) => {
        if (was === is) return [];
        const name = `${part}, digit ${digit}`;
        return was === undefined ? [isNew(name, `'${digit}': '${is}'`)] : [gone(name)];
      }),
    ),
    ...each(pinned.read, now.read).flatMap(([language, was, is]) => {
      if (was?.reader === is?.reader && was?.words === is?.words) return [];
      return [unread(language, was?.reader, is)];
    }),
  ];
}

const listed = (words: Words): string => `[${words.map((hash) => `'${hash}'`).join(', ')}]`;

const gone = (name: string): string =>
  `${name} is gone, or stands for something else: logs hold it for ever. Put it back.`;

const isNew = (name: string, line: string): string =>
  `${name} is new. Once it is as it shall stay, add to test/picture/phrasebook/pinned.ts:\n  ${line},`;

const meant = (name: string): string =>
  `${name} means something else: its act, values, answers or life safety (with its precedence) changed. Numbers
  and their meaning are for ever: take it back, and give what is meant now a number of its own.`;

function inWords(name: string, was: Words, is: Words, line: string): string[] {
  if (was.join() === is.join()) return [];
  if (was.every((hash, i) => hash === is[i])) {
    return [
      `${name} has a new version. If the words are as they shall stay, its line in pinned.ts is now:\n  ${line},`,
    ];
  }
  return [
    `${name} has other words in a version that was pinned, which logs may hold: they would no longer be read as
  they were sent. Take it back. To improve the words: keep the old ones under "earlier", of a phrase with their
  version, raise "version", and add the new hash to its line in test/picture/phrasebook/pinned.ts.`,
  ];
}

const unread = (
  language: string,
  before: string | undefined,
  is: Pins['read'][Language],
): string =>
  is === undefined
    ? `${before} is no longer the reader of ${language}: take the line out of "read" in pinned.ts.`
    : `the words in ${language} are not those that ${before ?? 'anybody'} has read. Take the name out of "readers", so
  that the mark stands again; or, if ${is.reader} has read these words, write into "read" in pinned.ts:
  ${language}: { reader: '${is.reader}', words: '${is.words}' },`;
