/** Folds names and words for comparison and search, in Arabic, Hebrew and Latin script. */
import { latinDigits } from './text.ts';

// Marks that remain after NFKD: accents, Hebrew points and cantillation, Arabic vowel signs, hamza above, below
// and beside, Koranic marks, tatweel, and what shows nothing: marks of direction, joiners, soft hyphens. Listed one
// by one: Unicode tables differ between engines.
const MARKS =
  /[\u0300-\u036f\ufe00-\ufe0f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0674\u06d6-\u06ed\u0640\u061c\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

// Quotation marks, and apostrophes for ʿayn and hamza, which people may leave out.
const QUOTES = /['"`‘’‚“”„ʿʾʼ׳״]/g;

const AS: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي', // as Persian keyboards write it
  ک: 'ك',
  ڪ: 'ك',
  ے: 'ي', // Urdu's, as is the next but one
  ة: 'ه',
  ہ: 'ه',
  ۃ: 'ه',
  ھ: 'ه',
  ە: 'ه', // in Persian with a hamza: ۀ
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

// Signs that separate words as a space does. A hyphen that joins something to a number does not (E-12, F-16),
// nor do the others between numbers (1.5, 12/34).
const PARTS = /(?<![\p{L}\p{N}])-|-(?!\p{N})|(?<!\p{N})[.,/]|[.,/](?!\p{N})|[_()،؛]/gu;

/** Maps letters and digits that are read alike to one form; keeps line breaks. Idempotent. */
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

const ARABIC = /(?<![^ \n])(?:ال)+(?=[^ \n]{2})/g; // at least two letters must follow
const LATIN = /(?<![^ \n])(?:al|ar|as|ash|at|ad|an|az|el|et|ed|er) /g; // another word must follow

/** The folded name without Arabic articles (`ال`, `al-`). */
export const bare = (name: string): string => withoutArticles(folded(name));

/** Removes the Arabic articles from text that is folded already. */
export const withoutArticles = (text: string): string =>
  text.replace(ARABIC, '').replace(LATIN, '');

/** The words of a search. Look for them in folded text that keeps its articles. */
export const wordsIn = (asked: string): readonly string[] =>
  bare(asked)
    .split(/\s+/)
    .filter((word) => word !== '');
