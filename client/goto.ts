/** Where somebody wants to go: a place by name in any language, by MGRS, or by degrees in the usual notations. */
import * as mgrs from 'mgrs';
import type { Language } from '../picture/basics.ts';
import type { LonLat } from '../picture/place.ts';
import { parsePlace, plain, type TypedPlace } from './panels/parse.ts';

/** A place of the base map; a name that is not known is empty. */
export interface Named {
  readonly names: Readonly<Record<Language, string>>;
  readonly at: LonLat;
  /** 1 for the largest to 4. */
  readonly rank: number;
}

/** The words for the four winds that desks write, as letters. */
const WINDS: readonly (readonly [RegExp, string])[] = [
  [/NORTH|شمالا?|(?<!\p{L})ش(?!\p{L})|צפון|(?<!\p{L})צ'?(?!\p{L})/gu, 'N'],
  [/SOUTH|جنوبا?|(?<!\p{L})ج(?!\p{L})|דרום|(?<!\p{L})ד'?(?!\p{L})/gu, 'S'],
  [/EAST|شرقا?|(?<!\p{L})ق(?!\p{L})|מזרח|(?<!\p{L})מז'?(?!\p{L})/gu, 'E'],
  [/WEST|غربا?|(?<!\p{L})غ(?!\p{L})|מערב|(?<!\p{L})מע'?(?!\p{L})/gu, 'W'],
];

/**
 * A place by its coordinates. `near` completes a grid reference without its zone: `YC 5821 7704`.
 * Undefined if these are no coordinates.
 */
export function readCoordinates(typed: string, near: LonLat): TypedPlace | undefined {
  let text = plain(typed)
    .replace(/[′’׳]/g, "'")
    .replace(/[″”״]/g, '"')
    .replace(
      /^GEO:|^MGRS:? ?|^UTMREF:? ?|[()[\]]|\bLAT(ITUDE)?\b[:=]?|\bLON(G|GITUDE)?\b[:=]?/g,
      ' ',
    )
    .replace(/\+/g, '')
    .trim();
  for (const [words, letter] of WINDS) text = text.replace(words, letter);
  text = text.replace(/\s+/g, ' ').trim();
  for (const read of [whole, square, units, compact, commas, lonFirst]) {
    const found = read(text, near);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Read = (text: string, near: LonLat) => TypedPlace | undefined;

const whole: Read = (text) => {
  const read = parsePlace(text);
  return 'value' in read ? read.value : undefined;
};

const SQUARE = /^(\d{1,2}[C-HJ-NP-X])? ?([A-HJ-NP-Z]{2}) ?((?:\d ?)*)$/;

/** A square of 100 km, or a reference whose zone is that of the place nearest to `near`. */
const square: Read = (text, near) => {
  const [, zone, letters = '', spaced = ''] = SQUARE.exec(text) ?? [];
  const digits = spaced.replaceAll(' ', '');
  if (letters === '' || digits.length % 2 === 1 || digits.length > 10) return undefined;
  const found = (zone === undefined ? zonesAbout(near) : [zone])
    .map((one) => ofSquare(`${one}${letters}${digits}`))
    .filter((at) => at !== undefined)
    .sort((a, b) => apart(a, near) - apart(b, near));
  const [at] = found;
  if (at === undefined) return undefined;
  return { place: at, within: 10 ** (5 - digits.length / 2) / 2 };
};

/** The zones in which the places up to three degrees away lie. */
const zonesAbout = ([lon, lat]: LonLat): readonly string[] => [
  ...new Set(
    [-3, 0, 3].flatMap((east) =>
      [-3, 0, 3].flatMap((north) => {
        const [y, x] = [lat + north, lon + east];
        return y < -79 || y > 83 || Math.abs(x) > 179 ? [] : [mgrs.forward([x, y], 1).slice(0, -4)];
      }),
    ),
  ),
];

function ofSquare(reference: string): LonLat | undefined {
  try {
    const [lon, lat] = mgrs.toPoint(reference);
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return undefined;
    const back = mgrs.forward([lon, lat], 1);
    const zone = /^\d+[A-Z]/.exec(reference)?.[0] ?? ''; // a square that is not in this zone reads elsewhere
    return back.startsWith(zone) ? [sevenths(lon), sevenths(lat)] : undefined;
  } catch {
    return undefined; // there is no such square in this zone
  }
}

const apart = (a: LonLat, b: LonLat): number =>
  Math.hypot((a[0] - b[0]) * Math.cos((b[1] * Math.PI) / 180), a[1] - b[1]);

/** `33d07m33s N`, `33 deg 7 min 33 sec N`. */
const units: Read = (text, near) => {
  const signs = text
    .replace(/(\d) ?D(?:EG(?:REES?)?)?(?![A-Z])/g, '$1°')
    .replace(/(\d) ?M(?:IN(?:UTES?)?)?(?![A-Z])/g, "$1'")
    .replace(/(\d) ?SEC(?:ONDS?)?|(\d) ?S(?= ?[NSEW])/g, '$1$2"');
  return signs === text ? undefined : (whole(signs, near) ?? lonFirst(signs, near));
};

const COMPACT =
  /^(\d{2})(\d{2})(\d{2}(?:\.\d+)?)?([NS])[ ,]*(\d{3})(\d{2})(\d{2}(?:\.\d+)?)?([EW])$/;

/** As pilots write it: `330733N 0354926E`, `3307N03549E`. */
const compact: Read = (text, near) => {
  const parts = COMPACT.exec(text);
  if (parts === null) return undefined;
  const [, d1, m1, s1 = '0', ns, d2, m2, s2 = '0', ew] = parts;
  return whole(`${d1}°${m1}'${s1}"${ns} ${d2}°${m2}'${s2}"${ew}`, near);
};

const COMMAS = /^(-?\d+),(\d+)(°? ?[NS])?(?: |; ?|, )(-?\d+),(\d+)(°? ?[EW])?$/;

/** With a comma for the decimals: `33,126 35,824`. */
const commas: Read = (text, near) => {
  const parts = COMMAS.exec(text);
  if (parts === null) return undefined;
  const [, a, b, ns = '', c, d, ew = ''] = parts;
  return whole(`${a}.${b}${ns} ${c}.${d}${ew}`, near);
};

const LON_FIRST = /^(.*\d.*[EW])[ ,;]+(.*\d.*[NS])$|^([EW].*\d\D*?)[ ,;]+([NS].*\d.*)$/;

/** Letters say which is which: `35.824E 33.126N`. */
const lonFirst: Read = (text, near) => {
  const [, lonAfter, latAfter, lonBefore, latBefore] = LON_FIRST.exec(text) ?? [];
  const [lon, lat] = [lonAfter ?? lonBefore, latAfter ?? latBefore];
  return lon === undefined || lat === undefined ? undefined : whole(`${lat} ${lon}`, near);
};

const sevenths = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** Letters alone: without vowel marks, hamzas, articles, apostrophes, hyphens and capitals. */
export const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}ـ'’‘ʿʾ׳״"`]/gu, '')
    .toLowerCase()
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replace(/[-־‐–_.,/()]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 && word.startsWith('ال') ? word.slice(2) : word))
    .filter((word, i, all) => all.length === i + 1 || !ARTICLES.has(word))
    .join(' ');

const ARTICLES = new Set(['al', 'ar', 'as', 'ash', 'at', 'ad', 'an', 'az', 'el', 'et', 'ed', 'er']);

/** A place with its names as they are compared. */
export interface Entry {
  readonly place: Named;
  readonly folds: readonly string[];
}

export const indexOf = (places: readonly Named[]): readonly Entry[] =>
  places.map((place) => ({ place, folds: Object.values(place.names).map(folded) }));

/** Places whose name in any language is like what was typed, the best and largest first. */
export function namesLike(index: readonly Entry[], typed: string, most: number): readonly Named[] {
  const wanted = folded(typed);
  if (wanted === '') return [];
  return index
    .map(({ place, folds }) => ({
      place,
      score: Math.min(...folds.map((name) => likeness(name, wanted))),
    }))
    .filter(({ score }) => score < NOT_LIKE)
    .sort((a, b) => a.score - b.score || a.place.rank - b.place.rank)
    .slice(0, most)
    .map(({ place }) => place);
}

const NOT_LIKE = 5;

function likeness(name: string, wanted: string): number {
  if (name === '') return NOT_LIKE;
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  if (wanted.length > 2 && name.includes(wanted)) return 3;
  return wanted.length > 3 && oneAway(name, wanted) ? 4 : NOT_LIKE;
}

/** Whether one letter more, less or other makes the one word the other. */
function oneAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  const least = Math.min(a.length, b.length) - start;
  while (end < least && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}
