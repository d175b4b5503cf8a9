/** Written text before anything is read from it: signs that look alike as one, ends without blanks. */

/**
 * For numbers, times, places and references: digits of the desks' scripts as 0 to 9, every dash and minus
 * as `-`, the Arabic decimal sign as `.`, capitals, single spaces; without marks of direction.
 */
export function plain(text: string): string {
  return latinDigits(text.normalize('NFKC'))
    .replace(/[−‐‑–—]/g, '-')
    .replace(/٫/g, '.')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();
}

/** Arabic-Indic and Persian digits as 0 to 9. */
export const latinDigits = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));

/** For titles and other words that are kept as they were written: without blank ends, lines parted by LF. */
export const tidy = (text: string): string => text.replaceAll('\r\n', '\n').trim();
