/** The signs and words of places in one form, in three languages, before a notation is read. */
import { plain } from './text.ts';

/** Marks of direction, joiners and other signs that show nothing. */
export const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Signs for degrees, minutes and seconds that look alike; replaced first, as NFKC makes letters of some. */
const LOOK_ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[º˚∘゜ﾟ⁰ᵒ◦○]/g, '°'],
  [/[′‵’‘‛ʹʼʻˈ´`׳՚＇]/g, "'"],
  [/[″‶”“„‟ʺ˝״〃＂]/g, '"'],
  [/[،､、]/g, ','],
  [/؛/g, ';'],
  [/[\u064b-\u0652\u0640]/g, ''], // Arabic vowel signs and tatweel
  [/ی/g, 'ي'], // as Persian keyboards write it
  [/[\r\n•∙⋅‧・|]+/g, ' · '],
];

/** A whole word or letter: no letter stands before or after it. */
const word = (...forms: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<!\p{L})(?:${forms.join('|')})(?!\p{L})`, 'gu');

/** Words of the three languages, as one letter each: Φ and Λ mark a latitude and a longitude. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [word('LAT ?(?:LNG|LON)'), 'ΦΛ'],
  [
    word(
      'LATITUDE',
      'LAT',
      '(?:خط|دائرة) (?:ال)?عرض',
      '(?:ال)?عرض(?: جغرافيايي)?',
      'קו[ -]?ה?רוחב',
      'רוחב',
    ),
    'Φ',
  ],
  [
    word(
      'LONGITUDE',
      'LONG',
      'LON',
      'LNG',
      'خط (?:ال)?طول',
      '(?:ال)?طول(?: جغرافيايي)?',
      'קו[ -]?ה?אורך',
      'אורך',
    ),
    'Λ',
  ],
  [word('NORTH', '(?:ال)?شمال[اي]?', 'ش', 'צפון', 'צפונה', "צפ?'?"), 'N'],
  [word('SOUTH', '(?:ال)?جنوب[اي]?', 'ج', 'דרום', 'דרומה', "דר?'?"), 'S'],
  [word('EAST', '(?:ال)?شرق[اي]?', 'ق', 'מזרח', 'מזרחה', "מז'?"), 'E'],
  [word('WEST', '(?:ال)?غرب[اي]?', 'غ', 'מערב', 'מערבה', "מע'?"), 'W'],
];

/** What may stand before a place, and says nothing about it. */
const LABEL = new RegExp(
  String.raw`^(?:(?:GEO(?=:)|MGRS|UTMREF|USNG|WGS[ -]?84|ה?נ"?צ|נ\.צ\.?)(?: ?[:=-] ?| |(?=\d))|(?:${[
    'GRID(?: REF(?:ERENCE)?)?',
    'GR',
    'GPS',
    'COORD(?:INATE)?S?',
    'POS(?:ITION)?',
    'LOC(?:ATION)?',
    'PLACE',
    '(?:ال)?[إا]حداثيات',
    '(?:ال)?موقع',
    '(?:ال)?مكان',
    'ה?קואורדינטות',
    'ה?נקודת ציון',
    'ה?מיקום',
    'ה?מקום',
  ].join('|')}) ?[:=] ?)+`,
  'u',
);

/**
 * The text with one sign for each meaning: ° ' " for units, N S E W for directions, Φ Λ for labels of latitude
 * and longitude, · between lines; without other labels, round brackets, and a stop at the end.
 */
export const signsOf = (written: string): string => worded(plainSigns(written));

/** The text in plain signs: one for degrees, minutes, seconds and commas each, · between lines. */
export const plainSigns = (written: string): string =>
  plain(replaced(written, LOOK_ALIKE)).replace(/''/g, '"');

/** Plain signs with letters for words, as `signsOf` says. */
export function worded(signs: string): string {
  let text = WORDY.test(signs) ? signs.replace(LABEL, '') : signs;
  text = text
    .replace(/\(([^()]*)\)/g, ' $1 ')
    .replace(/^[([](?=[^()[\]]*$)|(?<=^[^()[\]]*)[)\]]$/g, '');
  if (WORDY.test(text)) {
    text = replaced(text, WORDS)
      .replace(/^\{(.*)\}$/, '$1')
      .replace(/(['"])([ΦΛ])\1/g, '$2')
      .replace(/([ΦΛ])\. /g, '$1 ');
  }
  return text
    .replace(/[ .,;·]+$/, '')
    .replace(/[ .,;·]*WGS[ -]?84$/, '')
    .replace(/^[ ·]+/, '')
    .replace(/\s+/g, ' ');
}

/** Text that may hold words: two letters together, or one of another script. */
const WORDY = /[A-Z]{2}|[^\x20-\x7e°·]/;

export const replaced = (text: string, signs: readonly (readonly [RegExp, string])[]): string =>
  signs.reduce((so, [sign, as]) => so.replace(sign, as), text);
