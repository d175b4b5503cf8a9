/** Digits as they are heard and typed in at the other end, group by group, while they come. [R58] */
import { latinDigits } from '../reading/text.ts';
import { type Book, type BookPhrase, type Place, phraseOf } from './book.ts';
import { checks } from './damm.ts';
import type { Phrase, PhraseNumber, Slot } from './phrase.ts';
import { ALTITUDES, closingOf } from './read-out.ts';
import type { Value } from './said.ts';

/** A value as it was heard: of a time the day, the hour and the minute alone. */
export type Heard =
  | Exclude<Value, undefined>
  | { readonly day: number; readonly hour: number; readonly minute: number }
  | undefined;

/** One group. `wrong` ones have to be said again. */
export interface HeardGroup {
  /** The name of its value; 'number' and 'closing' for the first and the last. */
  readonly name: string;
  readonly digits: string;
  readonly is: 'right' | 'wrong' | 'begun';
  readonly value: Heard;
}

/** All that was heard so far. `complete`: every group is right, and so is the whole. */
export interface Hearing {
  readonly phrase: BookPhrase | undefined;
  readonly number: PhraseNumber | undefined;
  readonly groups: readonly HeardGroup[];
  /** Digits that come after the closing pair. */
  readonly beyond: string;
  readonly complete: boolean;
}

/**
 * What digits say, Arabic and Persian ones too; everything that is no digit is left out. After a wrong group
 * nothing more is read.
 */
export function hear(book: Book, typed: string): Hearing {
  const digits = latinDigits(typed).replace(/\D/g, '');
  const groups: HeardGroup[] = [];
  const number = digits.slice(0, 3);
  const phrase = number.length === 3 && checks(number) ? phraseOf(book, number) : undefined;
  const first = number.length < 3 ? 'begun' : phrase === undefined ? 'wrong' : 'right';
  groups.push({ name: 'number', digits: number, is: first, value: number });
  if (phrase === undefined) {
    return { phrase, number: undefined, groups, beyond: '', complete: false };
  }
  let at = 3;
  const heard = (complete = false, beyond = ''): Hearing => ({
    phrase,
    number: phrase.number,
    groups,
    beyond,
    complete,
  });
  for (const [i, place] of phrase.slots.entries()) {
    const group = groupAt(book, place, digits.slice(at), i + 1);
    groups.push(group);
    if (group.is !== 'right') return heard();
    at += group.digits.length;
  }
  const [said, pair] = [digits.slice(0, at), digits.slice(at, at + 2)];
  const closes = pair.length < 2 ? 'begun' : pair === closingOf(said) ? 'right' : 'wrong';
  groups.push({ name: 'closing', digits: pair, is: closes, value: pair });
  const beyond = digits.slice(at + 2);
  return heard(closes === 'right' && beyond === '', beyond);
}

/** The next group of some digits. */
function groupAt(book: Book, place: Place, digits: string, position: number): HeardGroup {
  const length = lengthOf(book, place, digits);
  const { name } = place;
  const wrong = (length: number): HeardGroup => ({
    name,
    digits: digits.slice(0, length),
    is: 'wrong',
    value: undefined,
  });
  if (typeof length === 'object') return wrong(length.wrong);
  if (length === undefined || digits.length < length + 1) {
    return { name, digits, is: 'begun', value: undefined };
  }
  const said = digits.slice(0, length + 1);
  const read = readValue(book, place, digits.slice(0, length));
  if (!checks(said, position) || read === 'wrong') return wrong(length + 1);
  return { name, digits: said, is: 'right', value: read.value };
}

/** How many digits a value has, without its check digit; how many until one that cannot be. */
type Length = number | { readonly wrong: number } | undefined;

/** The length of the value that begins with these digits; undefined: not known yet. */
function lengthOf(book: Book, { type, list }: Place, digits: string): Length {
  const counted = (at: number): Length => {
    const [length, first] = [digits[at], digits[at + 1]];
    if (length === undefined) return undefined;
    if (length === '0') return { wrong: at + 1 };
    return length !== '1' && first === '0' ? { wrong: at + 2 } : at + 1 + Number(length);
  };
  const first = digits.slice(0, 1);
  if (first === '') return undefined;
  switch (type) {
    case 'place':
      return first in book.readOut.squares ? 9 : { wrong: 1 };
    case 'time':
      return 6;
    case 'zone':
    case 'message':
    case 'distance':
      return counted(0);
    case 'item':
      return first in book.readOut.letters ? counted(1) : { wrong: 1 };
    case 'count':
      return first === '0' ? 1 : counted(0);
    case 'altitude':
      if (first === '0') return 1;
      return ALTITUDES[Number(first) - 1] === undefined ? { wrong: 1 } : counted(1);
    case 'list':
      return book.lists[list ?? '']?.[0]?.code.length ?? { wrong: 1 };
    default:
      return type satisfies never;
  }
}

type Read = { readonly value: Heard } | 'wrong';

/** The value of a group's digits. */
function readValue(book: Book, { type, list, except }: Place, digits: string): Read {
  const number = (from: number): number => Number(digits.slice(from));
  const known = <T extends Heard>(value: T | undefined): Read =>
    value === undefined ? 'wrong' : { value };
  switch (type) {
    case 'place': {
      const square = book.readOut.squares[digits.slice(0, 1)];
      return known(square && `${square.replace(' ', '')}${digits.slice(1)}`);
    }
    case 'time': {
      const [day = 0, hour = 0, minute = 0] = [0, 2, 4].map((i) => Number(digits.slice(i, i + 2)));
      const real = day >= 1 && day <= 31 && hour < 24 && minute < 60;
      return real ? { value: { day, hour, minute } } : 'wrong';
    }
    case 'zone':
      return referred('Z', number(1));
    case 'message':
      return referred('M', number(1));
    case 'item': {
      const letter = book.readOut.letters[digits.slice(0, 1)];
      return letter === undefined ? 'wrong' : referred(letter, number(2));
    }
    case 'count':
      return digits === '0' ? { value: undefined } : known(number(1));
    case 'distance':
      return known(number(1));
    case 'altitude': {
      if (digits === '0') return { value: undefined };
      const reference = ALTITUDES[Number(digits.slice(0, 1)) - 1];
      return known(reference && { metres: number(2), reference });
    }
    case 'list': {
      const entry = book.lists[list ?? '']?.find(({ code }) => code === digits);
      return entry === undefined || except?.includes(entry.id) ? 'wrong' : { value: entry.id };
    }
    default:
      return type satisfies never;
  }
}

const referred = (letter: string, number: number): Read =>
  number === 0 ? 'wrong' : { value: `${letter}-${number}` };

/** The moment that a day, an hour and a minute mean: in the month that brings it nearest to now (ms). */
export function momentOf(
  { day, hour, minute }: { readonly day: number; readonly hour: number; readonly minute: number },
  now: number,
): number | undefined {
  const today = new Date(now);
  const moments = [-1, 0, 1].flatMap((months) => {
    const month = today.getUTCMonth() + months;
    const at = new Date(Date.UTC(today.getUTCFullYear(), month, day, hour, minute));
    return at.getUTCDate() === day ? [at.getTime()] : [];
  });
  return moments.sort((a, b) => Math.abs(a - now) - Math.abs(b - now))[0];
}

/**
 * The times in a phrase that its digits do not carry to who hears them now (ms): they would be taken for
 * another month. They have to be told with the month, in words.
 */
export const farTimes = ({ slots }: Phrase, now: number): readonly Slot[] =>
  slots.filter((slot) => {
    if (slot.type !== 'time') return false;
    const at = new Date(slot.value);
    const [day, hour, minute] = [at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
    return momentOf({ day, hour, minute }, now) !== at.getTime();
  });
