/** Normalises text before it is read: one form for signs that look alike, no blanks at the ends. */

/** What shows nothing: soft hyphen, joiners, marks of direction, variation selectors, tags, byte order mark. */
const HIDDEN =
  /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]|[\u034f\u180b-\u180f\ufe00-\ufe0f]/gu;

/** Signs before NFKC, which would make other signs of them: `10³` is not 103, nor `33˚` a 33 and an accent. */
const BEFORE: readonly (readonly [RegExp, string])[] = [
  [HIDDEN, ''],
  [/[⁰¹²³⁴-⁹₀-₉]/g, '^$&'],
  [/[º˚∘゜]/g, '°'],
];

const AFTER: readonly (readonly [RegExp, string])[] = [
  [/[˗־‐-―⁃−➖]/g, '-'],
  [/[˸∶꞉]/g, ':'],
  [/٫/g, '.'],
  [/[٬،]/g, ','],
  [/؛/g, ';'],
  [/[\s\u115f\u1160\u2800]+/g, ' '], // Hangul fillers and the braille blank show as spaces
];

/**
 * For numbers, times, places and references: Arabic, Persian and full-width digits as 0 to 9, each dash, minus
 * sign and maqaf as `-`, each colon as `:`, each ring as `°`, capitals, single spaces; nothing hidden.
 * Arabic signs as the Latin ones that look or mean alike: `٫` is `.`, `٬` and `،` are `,`, `؛` is `;`. Who
 * reads must know what those mean there: whether `٬` or `،` was written is not kept. Raised digits are `^2`.
 * Tatweel stays: it is written for a dash, and for nothing. Idempotent.
 */
export function plain(text: string): string {
  const signs = latinDigits(replaced(text, BEFORE).normalize('NFKC'));
  return replaced(signs, AFTER).trim().toUpperCase().normalize('NFKC');
}

const replaced = (text: string, signs: readonly (readonly [RegExp, string])[]): string =>
  signs.reduce((so, [sign, as]) => so.replace(sign, as), text);

/** Arabic-Indic and Persian digits as 0 to 9. */
export const latinDigits = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));

/** For titles and other text that is kept as written: no blanks at the ends, lines separated by LF. */
export const tidy = (text: string): string => text.replaceAll('\r\n', '\n').trim();

/** Bidi embeddings, overrides and isolates, which reorder text and come along with what is copied. */
const MARKS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text that is kept as written, without the marks of direction that R16 refuses; all else stays. */
export const withoutMarks = (text: string): string => text.replace(MARKS, '');

/** True if the text has marks of direction that R16 refuses. U+200E and U+200F may stay. */
export const hasMarks = (text: string): boolean => text.search(MARKS) >= 0;
