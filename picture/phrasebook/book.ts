/**
 * The phrasebook (data/phrasebook.json): the phrases that desks have agreed on, word by word. A number and its
 * meaning are for ever; a later version may only have better words. [R56]
 */
import { z } from 'zod';
import type { Language } from '../basics.ts';
import { Precedence } from '../precedence.ts';
import { Act, PhraseNumber, Wording } from './phrase.ts';

export {
  CANCELLATION,
  CORRECTION,
  isForUnits,
  isSpoken,
  SPOKEN,
  STAND_BY,
} from './numbers.ts';

const Count = z.int().positive();

/** A place for a value, in the order in which values are read out. */
const Place = z.strictObject({
  name: z.string(),
  type: z.enum([
    'place',
    'time',
    'zone',
    'item',
    'message',
    'count',
    'distance',
    'altitude',
    'list',
  ]),
  /** The closed list of which it is an entry. */
  list: z.string().optional(),
  /** Entries of the list that make no sense here. */
  except: z.array(z.string()).optional(),
});

/** The words of a phrase, and what the two that English readers do not read say, word for word. */
const words = { wording: Wording, back: z.strictObject({ ar: z.string(), he: z.string() }) };

const BookPhrase = z.strictObject({
  number: PhraseNumber,
  version: Count,
  group: z.string(),
  act: Act,
  precedence: Precedence,
  lifeSafety: z.boolean(),
  slots: z.array(Place),
  ...words,
  /** Words of versions before: read for ever, and no longer sent. */
  earlier: z.array(z.strictObject({ version: Count, ...words })).optional(),
  answerSet: z.string(),
  answers: z.array(PhraseNumber),
  /** Messages of their own that answer it as well. */
  answeredAlsoBy: z.array(PhraseNumber).optional(),
  endedBy: PhraseNumber.optional(),
  /** Of an answer: whether what it answers is settled. */
  closes: z.boolean().optional(),
  label: Wording.optional(),
  note: z.string(),
});

const ListEntry = z.strictObject({
  code: z.string(),
  id: z.string(),
  wording: Wording,
  /** Words of before, the last first. */
  earlier: z.array(Wording).optional(),
});
const Named = z.strictObject({ id: z.string(), name: Wording });

/** How people read a value of a type. */
const reading = {
  /** Words with {n} and {reference}; one text, an example, where it reads the same in all languages. */
  shown: z.union([z.string(), Wording]),
  unknown: Wording.optional(),
  references: z.record(z.string(), Wording).optional(),
};
const Reading = z.strictObject(reading);

export const Book = z.strictObject({
  format: z.literal('tripoint-phrasebook'),
  edition: Count,
  /** What is said of the words of a language until somebody who speaks it from home has read them. */
  status: Wording,
  /** Who has read all words of a language, by name. */
  readers: z
    .strictObject({
      en: z.string().min(1).optional(),
      ar: z.string().min(1).optional(),
      he: z.string().min(1).optional(),
    })
    .optional(),
  languages: z.tuple([z.literal('en'), z.literal('ar'), z.literal('he')]),
  rules: z.array(z.string()),
  precedences: z.array(Precedence),
  groups: z.array(Named),
  acts: z.array(z.strictObject({ id: Act, name: Wording })),
  answerSets: z.record(z.string(), z.array(PhraseNumber)),
  slotTypes: z.record(
    z.string(),
    z.strictObject({
      value: z.string(),
      ...reading,
      /** Words of before, the last first. */
      earlier: z.array(Reading).optional(),
      direction: z.literal('ltr').optional(),
      sameInAllLanguages: z.boolean(),
      note: z.string().optional(),
    }),
  ),
  lists: z.record(z.string(), z.array(ListEntry)),
  readOut: z.looseObject({
    damm: z.array(z.string()),
    squares: z.record(z.string(), z.string()),
    letters: z.record(z.string(), z.string()),
    digitWords: z.strictObject({
      en: z.array(z.string()),
      ar: z.array(z.string()),
      he: z.array(z.string()),
    }),
  }),
  phrases: z.array(BookPhrase),
});

export type Book = z.infer<typeof Book>;
export type BookPhrase = z.infer<typeof BookPhrase>;
export type Place = z.infer<typeof Place>;
export type Reading = z.infer<typeof Reading>;

/** True while no named reader has read the words of this language: then the page shows `status`. */
export const isUnread = ({ readers }: Book, language: Language): boolean =>
  readers?.[language] === undefined;

const indexes = new WeakMap<Book, ReadonlyMap<string, BookPhrase>>(); // books are read, never changed

/** The phrase of a number; undefined if there is none. */
export function phraseOf(book: Book, number: string): BookPhrase | undefined {
  const index = indexes.get(book) ?? new Map(book.phrases.map((one) => [one.number, one]));
  indexes.set(book, index);
  return index.get(number);
}

/** The words of a version of a phrase; undefined if there is no such version. */
export const wordsOf = (phrase: BookPhrase, version: number): Wording | undefined =>
  [phrase, ...(phrase.earlier ?? [])].find((one) => one.version === version)?.wording;

/** The phrases with which another one may be answered. [R59] */
export const answersTo = ({
  answers,
  answeredAlsoBy = [],
}: BookPhrase): readonly PhraseNumber[] => [...answers, ...answeredAlsoBy];
