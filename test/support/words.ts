/** Texts as people write them, in three scripts, with what makes texts hard. */
import fc from 'fast-check';
import { LANGUAGES, words } from '../../picture/basics.ts';

const WRITTEN = {
  en: ['Small-arms fire heard', 'Convoy of 4 vehicles', 'Power line down near the fence', 'I/we'],
  ar: ['سماع إطلاق نار', 'قافلة من ٤ مركبات', 'انقطاع الكهرباء قرب السياج', 'دورية UNDOF 22-14'],
  he: ['נשמע ירי נשק קל', 'שיירה של 4 כלי רכב', 'קו חשמל קרוע ליד הגדר', 'סיור או״ם'],
} as const;

const anything = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((text) => words(200).safeParse(text).success);

/** Words that every text field takes. */
export const phrase = fc.oneof(
  fc.constantFrom(...WRITTEN.en, ...WRITTEN.ar, ...WRITTEN.he),
  anything,
);

/** The same words in one to three languages; the original is always there. */
export const texts = fc
  .record({
    original: fc.constantFrom(...LANGUAGES),
    first: phrase,
    en: fc.option(fc.constantFrom(...WRITTEN.en), { nil: undefined }),
    ar: fc.option(fc.constantFrom(...WRITTEN.ar), { nil: undefined }),
    he: fc.option(fc.constantFrom(...WRITTEN.he), { nil: undefined }),
  })
  .map(({ original, first, ...others }) => ({ original, ...others, [original]: first }));
