/** Reads zones as they are written beside a time: letters, offsets, names, labels of clocks. */
import { offsetOf, type WrittenZone } from './written.ts';
import { zoneOfLetter } from './zone-letters.ts';

/** A zone, and what of the text follows it. */
export interface ZoneFound {
  readonly zone: WrittenZone;
  readonly rest: string;
}

const OFFSET =
  /^ ?(?:UTC|GMT|UT)? ?([+-])(\d{1,2})(?::?(\d\d)(?::?(\d\d))?)?(?![\d:/.-])(?: ?\([^()]*\)| (?:UTC|GMT)(?![A-Z]))?/;
const UTC = /^ ?(?:UTC|GMT|UT|ZULU)(?![A-Z])/;
const NAME = /^ ?([A-Z]+(?:\/[A-Z0-9_+-]+)+)/;
const NOTES = /^ ?\[!?([^\]=]+)\](?:\[[^\]]*=[^\]]*\])*/;
const LETTER = /^ ?([A-Z])(?![A-Z0-9])/;
const WORD = /^ ?([A-Z\u05d0-\u05ea\u0621-\u064a]{2,5})(?![A-Z0-9\u05d0-\u05ea\u0621-\u064a])/;

/**
 * The zone that a text begins with, after a time. `isOther`: whether a word is none of a zone, but of a date. A
 * word that is unknown stands for a clock: of letters like EET or IST several zones are called.
 */
export function zoneAfter(text: string, isOther: (word: string) => boolean): ZoneFound | undefined {
  const rest = (match: RegExpExecArray) => text.slice(match[0].length);
  const offset = OFFSET.exec(text);
  if (offset) {
    const [, sign = '', h, m, s] = offset;
    const ahead = offsetOf(sign, Number(h), Number(m ?? 0), Number(s ?? 0));
    const note = NOTES.exec(rest(offset));
    if (ahead === undefined) return undefined;
    if (note === null) return { zone: { ahead }, rest: rest(offset) };
    return { zone: { ahead, name: note[1] }, rest: rest(offset).slice(note[0].length) };
  }
  const utc = UTC.exec(text);
  if (utc) return { zone: { ahead: 0 }, rest: rest(utc) };
  const name = NAME.exec(text) ?? NOTES.exec(text);
  if (name) return { zone: { name: name[1] }, rest: rest(name) };
  const letter = LETTER.exec(text);
  if (letter) return { zone: zoneOfLetter(letter[1] ?? ''), rest: rest(letter) };
  const word = WORD.exec(text);
  if (word === null || isOther(word[1] ?? '')) return undefined;
  return { zone: { label: word[1] }, rest: rest(word) };
}
