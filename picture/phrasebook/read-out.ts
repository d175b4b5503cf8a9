/**
 * Phrases as digits that are read out over the telephone: number, values, closing pair. Each group checks
 * itself, and the pair checks the whole. [R58]
 */
import type { Book } from './book.ts';
import { dammOf } from './damm.ts';
import type { Phrase, Slot } from './phrase.ts';
import { squareOf } from './said.ts';

/** The digits of what a value is, without their check digit. Throws for one that the book cannot read out. */
function digitsOf(book: Book, slot: Slot, list: string | undefined): string {
  switch (slot.type) {
    case 'place':
      return codeOf(book.readOut.squares, squareOf(slot.value)) + slot.value.slice(-8);
    case 'time':
      return slot.value.slice(8, 16).replace(/[T:]/g, ''); // DDHHMM
    case 'zone':
    case 'message':
      return counted(slot.value.slice(2));
    case 'item':
      return codeOf(book.readOut.letters, slot.value.slice(0, 1)) + counted(slot.value.slice(2));
    case 'count':
      return slot.value === undefined ? '0' : counted(String(slot.value));
    case 'distance':
      return counted(String(slot.value));
    case 'altitude': {
      if (slot.value === undefined || slot.reference === undefined) return '0';
      return String(ALTITUDES.indexOf(slot.reference) + 1) + counted(String(slot.value));
    }
    case 'list': {
      const entry = book.lists[list ?? '']?.find(({ id }) => id === slot.value);
      if (entry === undefined) throw new Error(`"${slot.value}" is in no list`);
      return entry.code;
    }
    default:
      return slot satisfies never;
  }
}

/** The references of heights by their digit, from 1. */
export const ALTITUDES = ['AGL', 'AMSL', 'WGS84'] as const;

const counted = (digits: string): string => `${digits.length}${digits}`;

function codeOf(codes: Readonly<Record<string, string>>, meant: string): string {
  const code = Object.entries(codes).find(([, is]) => is === meant)?.[0];
  if (code === undefined) throw new Error(`"${meant}" has no digit`);
  return code;
}

/** The groups of digits of a phrase: its number, each value with its check digit, the closing pair. */
export function readOut(book: Book, phrase: Phrase): readonly string[] {
  const places = book.phrases.find(({ number }) => number === phrase.number)?.slots ?? [];
  const groups = phrase.slots.map((slot, i) => {
    const digits = digitsOf(book, slot, places[i]?.list);
    return digits + dammOf(digits, i + 1);
  });
  const said = [phrase.number, ...groups];
  return [...said, closingOf(said.join(''))];
}

/** What is read back, and noted as proof that somebody was told: the last group and the closing pair. [R64] */
export const readBack = (book: Book, phrase: Phrase): string =>
  readOut(book, phrase).slice(-2).join('');

/** A number of any length modulo 97. */
export const modulo97 = (digits: string): number =>
  [...digits].reduce((so, digit) => (so * 10 + Number(digit)) % 97, 0);

/** The two digits that make a number, they included, 1 modulo 97 (ISO 7064 MOD 97-10): 01 to 97. */
export function closingOf(digits: string): string {
  const pair = (98 - modulo97(`${digits}00`)) % 97;
  return String(pair === 0 ? 97 : pair).padStart(2, '0');
}
