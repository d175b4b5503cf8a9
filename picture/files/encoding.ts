/**
 * Finds the encoding of a text from its beginning: by its mark, by its zeros (UTF-16), as UTF-8, or by which of the
 * encodings of Windows and ISO makes words of it.
 */

const MARKS: readonly (readonly [label: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** UTF-32, which no runtime decodes, begins like UTF-16. */
const UTF_32LE = [0xff, 0xfe, 0, 0];

/** The bytes of a mark of this encoding that a text begins with. */
export function markOf(label: string, bytes: Uint8Array): number {
  const [, mark] = MARKS.find(([one]) => one === label) ?? [];
  return mark !== undefined && begins(bytes, mark) ? mark.length : 0;
}

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

/**
 * The encoding of a text that begins with these bytes, as a label of the Encoding standard; `whole`: they are all of it.
 * undefined: several encodings would make different words of it, or none does.
 */
export function encodingOf(bytes: Uint8Array, whole: boolean): string | undefined {
  if (begins(bytes, UTF_32LE)) return undefined;
  const [marked] = MARKS.find(([, mark]) => begins(bytes, mark)) ?? [];
  return marked ?? utf16Of(bytes) ?? (isUtf8(bytes, whole) ? 'utf-8' : nationalOf(bytes));
}

/** The encoding that a person or an XML declaration names; undefined: there is none of that name. */
export function encodingNamed(name: string): string | undefined {
  try {
    return new TextDecoder(name.trim()).encoding;
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

/**
 * Signs and Latin letters of UTF-16 have a zero in the same half; ten of a hundred characters are such in any script. In
 * that half the other scripts of the area have small numbers, never letters; a text that zeros got into has letters there.
 */
const ZEROS = 0.1;
const STRAY = 0.01;
const LETTERS = 0.2;

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const share = (half: 0 | 1, counts: (byte: number) => boolean) => {
    let count = 0;
    for (let i = half; i < bytes.length; i += 2) if (counts(bytes[i] ?? 0)) count++;
    return count / Math.max(1, bytes.length / 2);
  };
  const isHigh = (half: 0 | 1) =>
    share(half, isZero) >= ZEROS &&
    share(half, isLetter) < LETTERS &&
    share(half === 0 ? 1 : 0, isZero) <= STRAY;
  if (isHigh(1)) return 'utf-16le';
  return isHigh(0) ? 'utf-16be' : undefined;
}

const isZero = (byte: number): boolean => byte === 0;
const isLetter = (byte: number): boolean => byte > 0x20 && byte < 0x7f;

/** Some bytes that are no UTF-8 are faults of their rows, if so many times as many characters beyond ASCII are. */
const MOSTLY = 4;

function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: !whole });
  let good = 0;
  let bad = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) bad++;
    else if (code > 0x7f) good++;
  }
  return bad === 0 || good > MOSTLY * bad;
}

/** Encodings of the languages of the area, and of Europe, with the letters that make words in them. */
const NATIONAL: readonly (readonly [label: string, letters: RegExp])[] = [
  ['windows-1252', /\p{Script=Latin}/u],
  ['windows-1254', /\p{Script=Latin}/u],
  ['windows-1256', /\p{Script=Arabic}/u],
  ['iso-8859-6', /\p{Script=Arabic}/u],
  ['windows-1255', /\p{Script=Hebrew}/u],
];
/** The share of characters beyond ASCII that are part of a word in the encoding that is taken, and the lead it has. */
const ENOUGH = 0.8;
const LEAD = 0.2;

function nationalOf(bytes: Uint8Array): string | undefined {
  const read = NATIONAL.flatMap(([label, letters]) => {
    const text = decoded(bytes, label);
    return text === undefined ? [] : [{ label, text, words: shareOfWords(text, letters) }];
  }).sort((a, b) => b.words - a.words);
  const [best, ...others] = read;
  if (best === undefined) return undefined;
  const rival = others.find(({ text }) => text !== best.text);
  if (rival === undefined) return best.label; // signs that all have: °
  return best.words >= ENOUGH && best.words - rival.words >= LEAD ? best.label : undefined;
}

/** undefined if a byte is no character of it. */
function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (fault) {
    if (fault instanceof TypeError) return undefined;
    throw fault;
  }
}

/** Of letters beyond ASCII, the share that is part of a word as this script has them. */
function shareOfWords(text: string, letters: RegExp): number {
  let beyond = 0;
  let within = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const foreign = [...word].filter((letter) => letter > '\u007f');
    beyond += foreign.length;
    if (isWord(word, letters)) within += foreign.length;
  }
  return beyond === 0 ? 0 : within / beyond;
}

/**
 * Words have two letters and more, of one script, and fewer vowel signs than letters; in Latin some are plain, and no
 * capitals stand after small ones.
 */
function isWord(word: string, letters: RegExp): boolean {
  if (word.length < 2 || /\p{Ll}\p{Lu}/u.test(word)) return false;
  if (letters.test('a') && !/[a-z]/i.test(word)) return false;
  const signs = [...word].filter((letter) => /\p{M}|ـ/u.test(letter)).length;
  const own = [...word].filter((letter) => letters.test(letter) && /\p{L}/u.test(letter)).length;
  return own > signs && own + signs >= word.length && !/^\p{M}/u.test(word);
}
