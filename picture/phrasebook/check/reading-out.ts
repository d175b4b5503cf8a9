/** Checks what digits stand for when phrases are read out. [R58] */
import { LANGUAGES } from '../../basics.ts';
import type { Book } from '../book.ts';
import { DAMM } from '../damm.ts';
import { twice } from './words.ts';

/** What is wrong with the digits of the book. */
export function faultsInReadOut({ readOut }: Book): string[] {
  const { squares, letters, digitWords, damm } = readOut;
  return [
    ...faultsInCodes('squares', squares, /^\d{1,2}[C-HJ-NP-X] [A-HJ-NP-Z]{2}$/),
    ...faultsInCodes('letters', letters, /^[A-Z]$/),
    ...(damm.join() === DAMM.join() ? [] : ['damm: is not the table that checks are made with']),
    ...LANGUAGES.filter((one) => new Set(digitWords[one]).size !== 10).map(
      (one) => `digitWords.${one}: are not ten words`,
    ),
  ];
}

/** Each has a digit of its own, which is not 0. */
const faultsInCodes = (
  name: string,
  codes: Readonly<Record<string, string>>,
  form: RegExp,
): string[] => [
  ...Object.entries(codes).flatMap(([digit, meant]) => [
    ...(/^[1-9]$/.test(digit) ? [] : [`${name}: ${digit} is no digit from 1`]),
    ...(form.test(meant) ? [] : [`${name}: ${digit} stands for "${meant}"`]),
  ]),
  ...twice(Object.values(codes)).map((meant) => `${name}: ${meant} has two digits`),
];
