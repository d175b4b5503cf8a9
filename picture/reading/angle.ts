/** Reads one latitude or longitude: degrees, minutes and seconds, with the letter of its direction. */
import { stepOf } from './written-place.ts';

/** One of the two angles of a place, as it stands in the text. */
export interface Angle {
  /** Where it ends in the text. */
  readonly end: number;
  /** What a letter or a label says it is. */
  readonly axis: 'lat' | 'lon' | undefined;
  /** Where its letter stands; undefined if it has none. */
  readonly letter: 'before' | 'after' | undefined;
  readonly labelled: boolean;
  readonly degreeSign: boolean;
  /**
   * Of a longitude in a run of four or six digits, 3549, which is taken for one with two digits of degrees if it
   * stands last; 'padded' begins with 0 and may be anything.
   */
  readonly short: 'padded' | 'plain' | undefined;
  /** False if a minus sign contradicts the letter, or a label the letter. */
  readonly sound: boolean;
  /** Degrees; NaN if the minutes or seconds are 60 or more, or the digits cannot be parted. */
  readonly value: number;
  /** Of the last digit, in degrees. */
  readonly step: number;
}

const LABEL = `(?:(?<label>[ΦΛ])[:=, ]*)?`;
const BEFORE = `(?<letter>[NSEW])[:=. ]*(?<sign>[-+] ?)?`;
const SIGN = `(?<sign>[-+] ?)?`;
const AFTER = `(?:[ :_,]?(?<letter>[NSEW]))?`;
const NUMBER = String.raw`\d+(?:\.\d+)?`;
/** Seconds, after the sign of minutes or one of space, colon and hyphen; what has a larger unit is not of this angle. */
const SECONDS = String.raw`(?:(?<=') ?|[ :_-])(?<s>${NUMBER})(?!\d|\.\d| ?[°'])(?: ?")?`;
/** Minutes alike: 33° 35° is two angles. */
const MINUTES = String.raw`(?:(?<=°) ?|[ :_-])(?<m>${NUMBER})(?!\d|\.\d| ?°)(?: ?')?(?:${SECONDS})?`;
const BODY = `(?<d>${NUMBER})(?: ?°)?(?:${MINUTES})?`;

const LETTER_FIRST = new RegExp(LABEL + BEFORE + BODY, 'uy');
const LETTER_LAST = new RegExp(LABEL + SIGN + BODY + AFTER, 'uy');

/** Reads the angle that begins at `from`; undefined if none does. */
export function angleAt(text: string, from: number): Angle | undefined {
  LETTER_FIRST.lastIndex = from;
  LETTER_LAST.lastIndex = from;
  const first = LETTER_FIRST.exec(text);
  const parts = first ?? LETTER_LAST.exec(text);
  if (parts?.groups === undefined) return undefined;
  const { label, letter, sign, d = '', m, s } = parts.groups;
  if ((m !== undefined && d.includes('.')) || (s !== undefined && m?.includes('.')))
    return undefined;
  const said = label === undefined ? undefined : label === 'Φ' ? 'lat' : 'lon';
  const meant = letter === undefined ? undefined : 'NS'.includes(letter) ? 'lat' : 'lon';
  const axis = meant ?? said;
  const minus = sign?.startsWith('-') ?? false;
  const below = letter === undefined ? minus : 'SW'.includes(letter);
  const size = m === undefined ? whole(d, axis) : parted(d, m, s);
  return {
    end: from + parts[0].length,
    axis,
    letter: letter === undefined ? undefined : first ? 'before' : 'after',
    labelled: label !== undefined,
    degreeSign: parts[0].includes('°'),
    short: axis === 'lon' && m === undefined ? shortRun(d) : undefined,
    sound: !(minus && meant) && (said ?? meant) === axis,
    value: below ? -size.value : size.value,
    step: size.step,
  };
}

function shortRun(digits: string): Angle['short'] {
  if (!/^(?:\d{4}|\d{6})(?!\d)/.test(digits)) return undefined;
  return digits.startsWith('0') ? 'padded' : 'plain';
}

/** A number of degrees, and the step of its last digit. */
export interface Size {
  readonly value: number;
  readonly step: number;
}

/** Degrees, minutes and perhaps seconds. */
export function parted(d: string, m: string, s: string | undefined): Size {
  const value = Number(d) + Number(m) / 60 + Number(s ?? 0) / 3600;
  const sound = Number(m) < 60 && Number(s ?? 0) < 60;
  const step = s === undefined ? stepOf(m) / 60 : stepOf(s) / 3600;
  return { value: sound ? value : Number.NaN, step };
}

/** Digits of degrees, minutes and seconds without a space: 3307, 330733.6, 03549, 0354926. */
const RUNS = {
  lat: /^(\d\d)(\d\d)(\d\d)?(\.\d+)?$/,
  lon: /^(\d{2,3}?)(\d\d)(\d\d)?(\.\d+)?$/,
} as const;

/** Degrees as one number; four digits or more before the point are a run, if it is known of which axis. */
export function whole(digits: string, axis: Angle['axis']): Size {
  if (axis === undefined || !/^\d{4}/.test(digits))
    return { value: Number(digits), step: stepOf(digits) };
  const [, d = '', m, s, rest = ''] = RUNS[axis].exec(digits) ?? [];
  if (m === undefined) return { value: Number.NaN, step: 1 };
  return s === undefined ? parted(d, m + rest, undefined) : parted(d, m, s + rest);
}
