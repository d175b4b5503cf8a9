/** Text as it is looked for: any case, any way of writing Arabic and Hebrew, any digits. Pure. */

// What NFKD leaves of accents, Hebrew points and cantillation, Arabic vowel signs, hamza above and
// below, Koranic marks, tatweel, and the invisible marks of direction.
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u061c\u200b-\u200f]/g;

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
  '״': '"',
  '”': '"',
  '“': '"',
  '׳': "'",
  '’': "'",
  '־': ' ', // a maqaf joins words that others write apart
  '–': '-',
  '—': '-',
};
const OTHERS = new RegExp(`[${Object.keys(AS).join('')}]`, 'g');

/** Letters that are read alike in one form; folding twice changes nothing more. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(OTHERS, (letter) => AS[letter] ?? letter)
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '');
}

/** The words of what is asked for, folded. */
export const wordsIn = (asked: string): readonly string[] =>
  folded(asked)
    .split(/\s+/)
    .filter((word) => word !== '');
