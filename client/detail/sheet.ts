/** What stands on every printed sheet, in its margins: as the style of a page, which browsers repeat. Pure. */

import type { Messages } from '../messages/catalogue.ts';
import { pieces } from '../messages/fill.ts';

export interface Sheet {
  /** The word for it, in an exercise. */
  readonly exercise: string | undefined;
  /** The picture's name, with its mark if one desk alone sees it. */
  readonly picture: string;
  /** The moment shown, as a date-time group; `replay`: the word for it, if it is past. */
  readonly time: string;
  readonly replay: string | undefined;
  readonly entry: string;
  /** Of the picture as it is printed; undefined while the past is looked at. */
  readonly code: string | undefined;
  /** Who prints it: letters and person. */
  readonly who: string;
}

/** The first line of a list or an item: for browsers that print nothing in margins. */
export const headingOf = ({ exercise, picture, time, entry, code, replay }: Sheet): string =>
  joined([exercise, picture, time, entry, code, replay]);

/** The CSS rules of the page margins. `what`: the reference of the item that is printed, if it is one. */
export function sheetStyle(sheet: Sheet, what: string | undefined, w: Messages['print']): string {
  const { exercise, picture, time, replay, entry, code, who } = sheet;
  const proof = joined([entry, code]);
  const count = pieces(w.sheet, { n: { counter: 'page' }, m: { counter: 'pages' } })
    .map((piece) => (typeof piece === 'string' ? quoted(piece) : `counter(${piece.counter})`))
    .join(' ');
  const by = `${w.printedBy} ${who}, ${time}`;
  const boxes = {
    'top-left': [quoted(lines(exercise, picture, by)), HEAD],
    'top-right': [quoted(lines(exercise, proof, replay)), `${HEAD} text-align: right;`],
    'bottom-left': [what === undefined ? count : `${quoted(`${what} · `)} ${count}`, FOOT],
    'bottom-center': [quoted(joined([proof, time])), FOOT],
    'bottom-right': [quoted(exercise ?? ''), FOOT],
  };
  const rules = Object.entries(boxes).map(
    ([box, [content, style]]) => `@${box} { content: ${content}; ${style} }`,
  );
  return `@page { margin: 26mm 14mm 18mm; ${rules.join(' ')} }`;
}

const FONT =
  'font: 9pt "IBM Plex Sans", "IBM Plex Sans Arabic", "IBM Plex Sans Hebrew", sans-serif;';
const HEAD = `${FONT} white-space: pre; vertical-align: bottom; padding-bottom: 2mm; border-bottom: 1pt solid #000;`;
const FOOT = `${FONT} vertical-align: top; padding-top: 2mm; border-top: 1pt solid #000;`;

const lines = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('\n');
const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ');

/** As a string of CSS, whatever the words hold. */
const quoted = (text: string): string =>
  `"${text.replace(/[\\"<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `).replace(/\n/g, '\\a ')}"`;
