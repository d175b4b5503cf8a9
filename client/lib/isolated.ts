/** Texts in which some values are kept apart by marks of direction (picture/phrasebook/wording.ts), in pieces. Pure. */

export interface IsolatedPiece {
  readonly text: string;
  /** A value: `ltr` as it is in every language, `auto` in its own direction. */
  readonly value?: 'ltr' | 'auto';
}

const MARKED = /([\u2066\u2068][^\u2066-\u2069]*\u2069)/;

/** The pieces of a text, without the marks. */
export const isolatedPieces = (text: string): readonly IsolatedPiece[] =>
  text
    .split(MARKED)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (!MARKED.test(piece)) return { text: piece };
      return { text: piece.slice(1, -1), value: piece.startsWith('\u2066') ? 'ltr' : 'auto' };
    });

/** A text of the page with the references in it marked as values: `M-4811` is not broken at its hyphen. */
export const withRefs = (text: string): string =>
  text.replace(/\b[A-Z]-\d+\b/g, (ref) => `\u2066${ref}\u2069`);

/** A text whose direction is its own, whatever stands around it: the name of a person. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
