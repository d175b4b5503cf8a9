/** Reads numbers with the signs that people and programs put between their digits. */
import { plain } from './text.ts';

/** The decimal sign where a file or a field has settled it. */
export type Decimal = '.' | ',';

/** Text of numbers and words, normalised, and what its Arabic signs say that `plain` does not keep. */
export interface Said {
  readonly text: string;
  /** The decimal sign: `٫` is always one. */
  readonly decimal: Decimal | undefined;
  /** `،` is written, which separates thousands, decimals, and the items of a list. */
  readonly comma: boolean;
}

/** Characters; nobody writes a length in more, and what is longer is not searched for one. */
const LONGEST = 300;

/**
 * The text in one form; `…`, which nothing reads, for one of more than 300 characters. `٬` is `'`, which only
 * separates thousands. Of words in Arabic and Hebrew script: one form of each letter, without vowel signs and
 * tatweel; geresh and gershayim as `'` and `"`.
 */
export function saidIn(text: string, decimal?: Decimal): Said {
  return {
    text: plain(text.length > LONGEST ? '…' : text.replaceAll('٬', "'"))
      .replace(/[\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]|(?<=[ء-ي])ـ+/g, '')
      .replace(/[أإآٱ]/g, 'ا')
      .replace(/[ىی]/g, 'ي')
      .replaceAll('ک', 'ك')
      .replaceAll('ة', 'ه')
      .replace(/[׳’‘´`′]/g, "'")
      .replace(/[״”“]|''/g, '"'),
    decimal: text.includes('٫') ? '.' : decimal,
    comma: text.includes('،'),
  };
}

/** Digits as they stand in a longer text: with signs between them, as far as they may be of one number. */
export const DIGITS = String.raw`[+-]?(?:\d+(?:[ ',.]\d+)*\.?|\.\d+)(?:E[+-]?\d+)?`;

const IN_THREES = /^([+-]?)([1-9]\d{0,2}([ ',.])\d{3}(?:\3\d{3})*)(?:(\.|,(?=\d))(\d*))?$/;
const NUMBER = /^[+-]?(?:\d+(?:[.,]\d+)?|\d+\.|\.\d+)(?:E[+-]?\d+)?$/;

/**
 * The numbers that digits may mean, the likeliest first; none if they are no number. A space, an apostrophe and
 * `٬` separate thousands, `٫` decimals. `.` and `,` do either, and say which by where they stand:
 *
 * - with other than three digits after it, or more than three or a zero before it, one sign is that of the
 *   decimals: `1,5`, `1.25`, `0,500`, `1234.567`
 * - several times, it separates thousands: `1,200,300`, `1.200.300`
 * - beside another sign, the last is that of the decimals: `1.200,5`, `1,200.500`, `1 200,500`
 * - once, with one to three digits before it and three after it, it is in doubt: `1.200` is 1.2 or 1200,
 *   `1,200` is 1200 (programs and English write it so), `1،200` is 1200 or 1.2. `decimal` settles it, and
 *   nothing else: what says by itself which is meant is read as it stands.
 */
export function numbersIn(
  digits: string,
  { decimal, comma }: Omit<Said, 'text'>,
): readonly number[] {
  const [, sign, whole = '', group, point, fraction] = IN_THREES.exec(digits) ?? [];
  if (group === undefined) return finite(NUMBER.test(digits) ? digits.replace(',', '.') : '');
  if (group === point) return [];
  const inThrees = finite(`${sign}${whole.replaceAll(group, '')}.${fraction ?? ''}`);
  const isClear = point !== undefined || ![',', '.'].includes(group) || whole.length > 7;
  if (isClear || decimal === (group === '.' ? ',' : '.')) return inThrees;
  const asDecimal = finite(digits.replace(',', '.'));
  if (decimal !== undefined) return asDecimal;
  if (group === '.') return [...asDecimal, ...inThrees];
  return comma ? [...inThrees, ...asDecimal] : inThrees;
}

const finite = (digits: string): readonly number[] =>
  digits !== '' && Number.isFinite(Number(digits)) ? [Number(digits)] : [];

/** How much the last digit that is written counts: 0.01 for `1.25`. */
export function lastDigit(digits: string): number {
  const decimals = /[.,](\d+)$/.exec(digits)?.[1]?.length ?? 0;
  return 10 ** -decimals;
}
