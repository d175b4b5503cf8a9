/** Normalises text before it is read: one form for signs that look alike, no blanks at the ends. */

/**
 * For numbers, times, places and references: Arabic and Persian digits as 0 to 9, dashes and minus signs as
 * `-`, the Arabic decimal sign as `.`, capitals, single spaces; without direction marks.
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

/** For titles and other text that is kept as written: no blanks at the ends, lines separated by LF. */
export const tidy = (text: string): string => text.replaceAll('\r\n', '\n').trim();
