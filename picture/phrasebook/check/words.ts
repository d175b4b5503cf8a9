/** Checks the words of the phrasebook: signs of their own language, nothing invisible, nothing that reads as a charge. */
import { LANGUAGES, type Language } from '../../basics.ts';
import type { Wording } from '../phrase.ts';

/** The signs that may stand in the words of a language. */
const SCRIPT: Readonly<Record<Language, RegExp>> = {
  en: /^[\x20-\x7e]+$/,
  ar: /^[\u0621-\u0652\u0671 .:،؟0-9]+$/u,
  he: /^[\u05be\u05d0-\u05ea\u05f3\u05f4 .,:?0-9]+$/u,
};

/** Marks of direction, signs without width, soft hyphens, tatweel, presentation forms, Eastern digits. */
const UNSEEN =
  /\u00ad|\u061c|\u0640|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]|\ufeff|[\ufb1d-\ufdff\ufe70-\ufefc\u0660-\u0669\u06f0-\u06f9]/u;

/** A letter beside a value would have to agree with it: no prefixed particle, no ending. */
const TOUCHING = /[\u05be\u05d0-\u05ea\u0621-\u0652]\{|\}[\u05be\u05d0-\u05ea\u0621-\u0652]/u;

/** Parts of words that blame, claim or threaten, or that may be taken so. */
const LOADED: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...['enemy', 'hostile', 'violat', 'breach', 'terror', 'aggress', 'infiltrat', 'border'],
    ...['demand', 'warning:', 'occup', 'golan', 'israel', 'syria', 'captur', 'hostage'],
    ...['operation', 'target', 'respond', 'retaliat', 'must', 'order'],
  ],
  ar: [
    ...['عدو', 'انتهاك', 'خرق', 'إرهاب', 'عدوان', 'تسلل', 'حدود', 'محتل', 'الجولان', 'إسرائيل'],
    ...['سوريا', 'أسر', 'عملية', 'هدف', 'سنرد', 'الرد', 'انتقام', 'يجب', 'أمر عسكري', 'موافق'],
    ...['عُلم', 'شهيد', 'قتيل', 'عازل', 'امتثل', 'نمتثل'],
  ],
  he: [
    ...['אויב', 'הפרה', 'הפרת', 'טרור', 'תוקפנות', 'הסתננ', 'חדיר', 'גבול', 'כיבוש', 'גולן'],
    ...['ישראל', 'סוריה', 'שבוי', 'חטוף', 'מבצע ', 'מטרה', 'תגוב', 'נגיב', 'חייב', 'אישור'],
    ...['קיבלנו', 'במקום', 'לעצור', 'חלל', 'אזרחים ', 'חיץ', 'נציית'],
  ],
};

/** The names of the values that a text holds places for, in order. */
export const placesIn = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);

/** What is wrong with a text of a language; `values`: it holds places for values. */
export function faultsInText(text: string, language: Language, values: boolean): string[] {
  const bare = text.replace(/\{[^{}]*\}/g, '0');
  const foreign = [...bare].filter((sign) => !SCRIPT[language].test(sign));
  const loaded = LOADED[language].filter((part) => bare.toLowerCase().includes(part));
  return [
    ...(text.trim() === '' ? ['is empty'] : []),
    ...(text !== text.trim() || text.includes('  ') ? ['has a space too many'] : []),
    ...(text !== text.normalize('NFC') ? ['is not in NFC'] : []),
    ...(UNSEEN.test(text) ? ['holds a sign that is not seen, or a form of one'] : []),
    ...(/[{}]/.test(bare) ? ['holds a brace that is no place for a value'] : []),
    ...(!values && text !== bare ? ['holds a place for a value'] : []),
    ...(foreign.length > 0 ? [`holds signs of another language: ${foreign.join(' ')}`] : []),
    ...loaded.map((part) => `is loaded: "${part}"`),
    ...(language !== 'en' && TOUCHING.test(text) ? ['lets a letter touch a value'] : []),
  ];
}

/** What is wrong with words in all languages, each fault after `at` and its language. */
export const faultsInWording = (at: string, wording: Wording, values = false): string[] =>
  LANGUAGES.flatMap((language) =>
    faultsInText(wording[language], language, values).map((why) => `${at}.${language} ${why}`),
  );

/** Texts of a language that stand more than once. */
export function twice(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, i) => texts.indexOf(text) !== i))];
}
