/** Phrases of the book with values: one by its number, and any at all. */
import fc from 'fast-check';
import type { Book, BookPhrase, Place } from '../../picture/phrasebook/book.ts';
import type { Phrase } from '../../picture/phrasebook/phrase.ts';
import { phraseSaid, type Value } from '../../picture/phrasebook/said.ts';
import { BOOK, phraseIn } from './books.ts';

/** When phrases are said: in the middle of a month, so that digits carry the month of their times. */
export const SAID_AT = Date.parse('2026-11-16T00:00:00Z');

type Values = Readonly<Record<string, Value>>;

/** A phrase with these values; throws with the fault if there is one. */
export function said(number: string, values: Values = {}, book: Book = BOOK): Phrase {
  const phrase = phraseSaid(book, number, values);
  if ('why' in phrase) throw new Error(`${phrase.field}: ${phrase.why}`);
  return phrase;
}

/** Draws a whole number from 0 to below `n`. */
export type Draw = (n: number) => number;

const DAYS = 13; // to both sides of SAID_AT: within its month, or nearest to it

/** Values for a phrase, of every kind that its book allows; times are in order. */
export function valuesOf(phrase: BookPhrase, draw: Draw, book: Book = BOOK): Values {
  const times = phrase.slots
    .filter(({ type }) => type === 'time')
    .map((_, i) => SAID_AT + (draw(DAYS * 1440) * 2 - DAYS * 1440 + i) * 60_000)
    .sort((a, b) => a - b)
    .map((ms, i) => new Date(ms + i * 60_000).toISOString());
  return Object.fromEntries(
    phrase.slots.map((place) => [
      place.name,
      place.type === 'time' ? times.shift() : valueFor(book, place, draw),
    ]),
  );
}

function valueFor({ lists, readOut }: Book, place: Place, draw: Draw): Value {
  const one = <T>(list: readonly T[]): T => {
    const chosen = list[draw(list.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
  /** From one digit to nine, short ones as often as long ones. */
  const whole = (least: number): number => least + draw(10 ** (1 + draw(9)) - least);
  switch (place.type) {
    case 'place': {
      const square = one(Object.values(readOut.squares)).replace(' ', '');
      return square + String(draw(100_000_000)).padStart(8, '0');
    }
    case 'zone':
      return `Z-${whole(1)}`;
    case 'message':
      return `M-${whole(1)}`;
    case 'item':
      return `${one(Object.values(readOut.letters))}-${whole(1)}`;
    case 'count':
      return draw(8) === 0 ? undefined : whole(0);
    case 'distance':
      return whole(0);
    case 'altitude':
      return draw(5) === 0
        ? undefined
        : { metres: whole(0), reference: one(['AGL', 'AMSL', 'WGS84'] as const) };
    case 'list': {
      const entries = lists[place.list ?? ''] ?? [];
      return one(entries.filter(({ id }) => !place.except?.includes(id))).id;
    }
    case 'time':
      throw new Error('times are drawn together');
    default:
      return place.type satisfies never;
  }
}

/** Any phrase of the book with any values. */
export function drawn(draw: Draw, book: Book = BOOK): Phrase {
  const phrase = book.phrases[draw(book.phrases.length)];
  if (phrase === undefined) throw new Error('the book has no phrase');
  return said(phrase.number, valuesOf(phrase, draw, book), book);
}

/** The same as an arbitrary, and for one number. */
export const anyPhrase: fc.Arbitrary<Phrase> = fc
  .gen()
  .map((g) => drawn((n) => g(fc.nat, { max: n - 1 })));

/** Example values for a phrase, the same each time. */
export const exampleOf = (number: string, book: Book = BOOK): Phrase =>
  said(
    number,
    valuesOf(phraseIn(book, number), (n) => Math.floor(n / 3), book),
    book,
  );

export const NUMBERS: readonly string[] = BOOK.phrases.map(({ number }) => number);
