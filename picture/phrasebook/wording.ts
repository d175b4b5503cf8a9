/** The words of a phrase with its values in place, as pieces, so that each value can be kept apart. [R57] */
import type { Language } from '../basics.ts';
import type { Phrase, Slot } from './phrase.ts';

/** A piece of a phrase: words of the language, or a value. */
export type Piece =
  | { readonly is: 'words'; readonly text: string }
  | {
      readonly is: 'value';
      readonly name: string;
      readonly text: string;
      /** Read from left to right in every language: it is the same in all, byte for byte. */
      readonly ltr: boolean;
    };

/** The pieces of a phrase in a language, in order. A value that is missing stands as its name in braces. */
export function piecesOf(
  { wording, slots }: Pick<Phrase, 'wording' | 'slots'>,
  language: Language,
): readonly Piece[] {
  return wording[language]
    .split(/(\{[a-z]+\})/)
    .filter((part) => part !== '')
    .map((part): Piece => {
      const name = /^\{([a-z]+)\}$/.exec(part)?.[1];
      if (name === undefined) return { is: 'words', text: part };
      const slot = slots.find((one) => one.name === name);
      const text = slot === undefined ? part : shownValue(slot, language);
      return { is: 'value', name, text, ltr: slot === undefined || isLtr(slot) };
    });
}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** A value as people read it. */
export function shownValue(slot: Slot, language: Language): string {
  if ('wording' in slot && slot.wording !== undefined) return slot.wording[language];
  switch (slot.type) {
    case 'place':
      return slot.value.replace(/^(\d+[A-Z])([A-Z]{2})(\d{4})(\d{4})$/, '$1 $2 $3 $4');
    case 'time': {
      const [, year = '', month = '', day = '', hour = '', minute = ''] =
        /^\d\d(\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(slot.value) ?? [];
      return `${day}${hour}${minute}Z ${MONTHS[Number(month) - 1]} ${year}`;
    }
    default:
      return String(slot.value ?? '');
  }
}

const isLtr = (slot: Slot): boolean => !('wording' in slot) || slot.wording === undefined;

const [LTR, FIRST_STRONG, END] = ['\u2066', '\u2068', '\u2069'];

/** A phrase as one text: values are isolated by marks of direction, for places that show plain text alone. */
export const textOf = (phrase: Pick<Phrase, 'wording' | 'slots'>, language: Language): string =>
  piecesOf(phrase, language)
    .map((piece) =>
      piece.is === 'words' ? piece.text : `${piece.ltr ? LTR : FIRST_STRONG}${piece.text}${END}`,
    )
    .join('');
