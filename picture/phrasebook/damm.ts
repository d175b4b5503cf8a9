/** Damm's check digit: finds each single wrong digit, and each swap of two neighbours. [R56] */

/** Quasigroup of order 10 (Damm 2004): the row is the digit so far, the column the next one. */
export const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

/** The check digit of some digits; `from`: what it begins with, 0 as usual. */
export const dammOf = (digits: string, from = 0): number =>
  [...digits].reduce((so, digit) => Number(DAMM[so]?.[Number(digit)]), from);

/** True if the last of these digits is the check digit of those before. */
export const checks = (digits: string, from = 0): boolean => dammOf(digits, from) === 0;
