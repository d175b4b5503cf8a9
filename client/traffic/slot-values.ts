/** What is typed for a place in a phrase as the value that it means, and a value as it would be typed. Pure. */
import type { Language } from '../../picture/basics.ts';
import type { LonLat, REFERENCES } from '../../picture/geo/place.ts';
import type { Book, BookPhrase, Place } from '../../picture/phrasebook/book.ts';
import { squareOf, type Value } from '../../picture/phrasebook/said.ts';
import { readHeight } from '../../picture/reading/heights.ts';
import { readLength } from '../../picture/reading/lengths.ts';
import { folded } from '../../picture/reading/names.ts';
import { readPlace } from '../../picture/reading/places.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { readRef } from '../../picture/reading/refs.ts';
import type { Lean } from '../../picture/reading/stretch.ts';
import { latinDigits } from '../../picture/reading/text.ts';
import type { LabelledClock } from '../../picture/reading/typed-at.ts';
import { heightOffer, lengthOffer, placeOffer } from '../fields/offers.ts';
import { parsed } from '../fields/parse.ts';
import { parseTime } from '../fields/times.ts';
import { dtg, mgrsOf } from '../lib/format.ts';
import type { Offer } from '../ui/asking.ts';

/** Why it is no value; the words for it stand in messages/en.json (traffic.faults). */
export type SlotFault =
  | 'missing'
  | 'place'
  | 'outside'
  | 'time'
  | 'zone'
  | 'item'
  | 'message'
  | 'count'
  | 'distance'
  | 'altitude'
  | 'list';

export type SlotRead =
  | { readonly value: Value }
  /** It may mean each of these. */
  | { readonly offers: readonly Offer[] }
  | { readonly fault: SlotFault };

/** What values are read by besides their words. */
export interface Around {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What a grid reference without its zone is completed by. */
  readonly near: LonLat;
  /** The clocks of the cell, which a time may name by their labels. */
  readonly clocks?: readonly LabelledClock[];
  /** The place of a name, in any language. */
  readonly placeNamed: (name: string) => LonLat | undefined;
}

/** Information that is about what is to come: there is no objection to it. */
const AHEAD: readonly string[] = ['255', '293'];

/** Which day a clock time in a phrase means: what is reported has been, all else is to come. */
export const leanOf = ({ act, number }: Pick<BookPhrase, 'act' | 'number'>): Lean =>
  (act === 'information' || act === 'question') && !AHEAD.includes(number) ? 'past' : 'future';

const MINUTE = 60_000; // ms

/** The minute that a moment lies in; of what is to come the next one, which is not past yet. */
function wholeMinute(moment: string, lean: Lean): string {
  const minutes = Date.parse(moment) / MINUTE;
  return new Date(
    (lean === 'past' ? Math.floor(minutes) : Math.ceil(minutes)) * MINUTE,
  ).toISOString();
}

/** Reads what is typed for a place of a phrase. `reference`: what a height is above unless it says. */
export function readSlot(
  book: Book,
  phrase: Pick<BookPhrase, 'act' | 'number'>,
  place: Place,
  typed: string,
  around: Around,
  reference: (typeof REFERENCES)[number] = 'AGL',
): SlotRead {
  const said = latinDigits(typed).trim();
  if (said === '') return { fault: 'missing' };
  const { type } = place;
  switch (type) {
    case 'place':
      return readGrid(book, said, around);
    case 'time': {
      const lean = leanOf(phrase);
      const bound = { lean, end: 'from' } as const;
      const read = parseTime(minutes(said), around.now, bound, around.clocks);
      if ('fault' in read) return { fault: 'time' };
      return 'offers' in read ? read : { value: wholeMinute(read.value, lean) };
    }
    case 'zone':
      return referred(said, 'Z', 'zone');
    case 'message':
      return referred(said, 'M', 'message');
    case 'item': {
      const ref = onlyValue(readRef(said));
      return ref === undefined ? { fault: 'item' } : { value: ref };
    }
    case 'count': {
      if (isUnknown(book, 'count', said)) return { value: undefined };
      const digits = said.replace(/[\s,\u202f]/g, '');
      return /^\d{1,9}$/.test(digits) ? { value: Number(digits) } : { fault: 'count' };
    }
    case 'distance': {
      const read = parsed(readLength(said), lengthOffer);
      if ('offers' in read) return read;
      const metres = 'value' in read ? Math.round(read.value) : Number.NaN;
      return isWhole(metres) ? { value: metres } : { fault: 'distance' };
    }
    case 'altitude': {
      if (isUnknown(book, 'altitude', said)) return { value: undefined };
      const read = parsed(readHeight(said, reference), heightOffer);
      if (!('value' in read)) return 'offers' in read ? read : { fault: 'altitude' };
      const metres = Math.round(read.value.metres);
      return isWhole(metres)
        ? { value: { metres, reference: read.value.reference } }
        : { fault: 'altitude' };
    }
    case 'list': {
      const id = entryOf(book, place, said);
      return id === undefined ? { fault: 'list' } : { value: id };
    }
    default:
      return type satisfies never;
  }
}

const isWhole = (metres: number): boolean => metres >= 0 && metres <= 999_999_999;

/** `+45` is in 45 minutes: nobody means anything else beside a message. */
const minutes = (said: string): string => (/^[+-] ?\d+$/.test(said) ? `${said}M` : said);

function referred(said: string, letter: 'Z' | 'M', fault: SlotFault): SlotRead {
  const number = /^0*([1-9]\d{0,8})$/.exec(said)?.[1];
  const ref = number === undefined ? onlyValue(readRef(said)) : `${letter}-${number}`;
  return ref?.startsWith(letter) ? { value: ref } : { fault };
}

function readGrid(book: Book, said: string, { near, placeNamed }: Around): SlotRead {
  const read = parsed(readPlace(said, near), placeOffer);
  if ('offers' in read) return read;
  const at = 'value' in read ? read.value.place : placeNamed(said);
  if (at === undefined) return { fault: 'place' };
  const grid = mgrsOf(at)?.replaceAll(' ', '');
  const squares = Object.values(book.readOut.squares);
  return grid === undefined || !squares.includes(squareOf(grid))
    ? { fault: 'outside' }
    : { value: grid };
}

/** `?`, or the word for it in any language. */
const isUnknown = (book: Book, type: 'count' | 'altitude', said: string): boolean =>
  said === '?' ||
  Object.values(book.slotTypes[type]?.unknown ?? {}).some((word) => folded(word) === folded(said));

/** The entries of a closed list that may stand there. */
export const entriesOf = (book: Book, { list, except = [] }: Place): Book['lists'][string] =>
  (book.lists[list ?? ''] ?? []).filter(({ id }) => !except.includes(id));

/** The entry that is called so in some language, or has that code. */
function entryOf(book: Book, place: Place, said: string): string | undefined {
  const wanted = folded(said);
  return entriesOf(book, place).find(
    ({ code, wording }) =>
      code === said || Object.values(wording).some((word) => folded(word) === wanted),
  )?.id;
}

/** A value as it would be typed. */
export function typedValueOf(book: Book, place: Place, value: Value, language: Language): string {
  if (value === undefined) return book.slotTypes[place.type]?.unknown?.[language] ?? '?';
  if (typeof value === 'object') return `${value.metres} m ${value.reference}`;
  switch (place.type) {
    case 'time':
      return dtg(Date.parse(String(value)));
    case 'place':
      return String(value).replace(/^(\d+[A-Z])([A-Z]{2})(\d{4})(\d{4})$/, '$1 $2 $3 $4');
    case 'distance':
      return `${value} m`;
    case 'list':
      return entriesOf(book, place).find(({ id }) => id === value)?.wording[language] ?? '';
    default:
      return String(value);
  }
}
