/** The field for the last three digits of a FLASH, which are typed to acknowledge it. */
import { latinDigits } from '../../picture/reading/text.ts';

/** The first three digits of what was typed, as Latin digits. Other signs are dropped: the A of the key that opened the field is one. */
export const threeDigits = (typed: string): string =>
  latinDigits(typed).replace(/\D/g, '').slice(0, 3);
