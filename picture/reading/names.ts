/** Names and words as they are compared and looked for, in Arabic, Hebrew and Latin letters alike. */
import { latinDigits } from './text.ts';

// What NFKD leaves of accents, Hebrew points and cantillation, Arabic vowel signs, hamza above and below,
// Koranic marks, tatweel, and the invisible marks of direction. Spelt out: tables of Unicode differ by engine.
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u061c\u200b-\u200f]/g;

// Quotation marks, and apostrophes for ʿayn and hamza: written or left out.
const QUOTES = /['"`‘’‚“”„ʿʾʼ׳״]/g;

const AS: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي', // as Persian keyboards write it
  ک: 'ك',
  ة: 'ه',
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
  '٫': '.',
  '٬': ',',
  '־': '-', // maqaf
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
};
const OTHERS = new RegExp(`[${Object.keys(AS).join('')}]`, 'g');

// A hyphen belongs to what it joins to a number (E-12, F-16), the others to numbers (1.5, 12/34); else they
// part words as a space does.
const PARTS = /(?<![\p{L}\p{N}])-|-(?!\p{N})|(?<!\p{N})[.,/]|[.,/](?!\p{N})|[_()،؛]/gu;

/** Letters and digits that are read alike in one form, lines kept apart. Folding twice changes nothing more. */
export function folded(text: string): string {
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(QUOTES, '')
    .replace(OTHERS, (letter) => AS[letter] ?? letter);
  return latinDigits(letters)
    .replace(PARTS, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/^ | $/gm, '');
}

const ARABIC = /(?<![^ \n])(?:ال)+(?=[^ \n]{2})/g; // two letters are left, at the least
const LATIN = /(?<![^ \n])(?:al|ar|as|ash|at|ad|an|az|el|et|ed|er) /g; // and another word follows

/** Folded, and without the Arabic articles of its words, in either script. */
export const bare = (name: string): string => withoutArticles(folded(name));

/** The same of what is folded already. */
export const withoutArticles = (text: string): string =>
  text.replace(ARABIC, '').replace(LATIN, '');

/** The words of what is asked for. They are looked for in folded text, which keeps its articles. */
export const wordsIn = (asked: string): readonly string[] =>
  bare(asked)
    .split(/\s+/)
    .filter((word) => word !== '');
