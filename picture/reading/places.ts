/** Reads places as people and files write them: MGRS, or degrees in the usual notations, latitude first. */
import type { LonLat } from '../geo/place.ts';
import { gridPlace, lacksZone, sevenths, squarePlace, type WrittenPlace } from './grid.ts';
import { type Reading, read, refused } from './reading.ts';
import { plain } from './text.ts';

/** The reason why a place cannot be read. */
export type PlaceFault =
  | 'empty'
  | 'place'
  | 'latitude'
  | 'longitude'
  | 'grid'
  /** A square without its grid zone, and no place near that would tell it. */
  | 'near';

type Found = Reading<WrittenPlace, PlaceFault>;
/** Reads one notation; undefined if the text is not in it. */
type Notation = (text: string, near: LonLat | undefined) => WrittenPlace | undefined;

/** Reads a place. `near` completes a grid reference without its grid zone: `YC 5821 7704`. */
export function readPlace(written: string, near: LonLat | undefined): Found {
  if (plain(written) === '') return refused('empty');
  const text = normalised(written);
  for (const notation of [whole, squarePlace, units, compact, commas, lonFirst]) {
    const place = notation(text, near);
    if (place !== undefined) return read(place);
  }
  return near === undefined && lacksZone(text) ? refused('near') : gridOrDegrees(text);
}

/** Words for north, south, east and west in the languages of the desks, with their letters. */
const DIRECTIONS: readonly (readonly [RegExp, string])[] = [
  [/NORTH|شمالا?|(?<!\p{L})ش(?!\p{L})|צפון|(?<!\p{L})צ'?(?!\p{L})/gu, 'N'],
  [/SOUTH|جنوبا?|(?<!\p{L})ج(?!\p{L})|דרום|(?<!\p{L})ד'?(?!\p{L})/gu, 'S'],
  [/EAST|شرقا?|(?<!\p{L})ق(?!\p{L})|מזרח|(?<!\p{L})מז'?(?!\p{L})/gu, 'E'],
  [/WEST|غربا?|(?<!\p{L})غ(?!\p{L})|מערב|(?<!\p{L})מע'?(?!\p{L})/gu, 'W'],
];

/** Normalises the text to the signs of the notations, without labels (`LAT:`, `MGRS`) and brackets. */
function normalised(written: string): string {
  let text = plain(written)
    .replace(/[′’׳]/g, "'")
    .replace(/[″”״]/g, '"')
    .replace(
      /^GEO:|^MGRS:? ?|^UTMREF:? ?|[()[\]]|\bLAT(ITUDE)?\b[:=]?|\bLON(G|GITUDE)?\b[:=]?/g,
      ' ',
    )
    .replace(/\+/g, '')
    .trim();
  for (const [words, letter] of DIRECTIONS) text = text.replace(words, letter);
  return text.replace(/\s+/g, ' ').trim();
}

/** Reads a complete MGRS reference, or degrees with latitude first; otherwise tells the fault. */
function gridOrDegrees(text: string): Found {
  if (!/^\d{1,2} ?[C-HJ-NP-X] ?[A-Z]{2}/.test(text)) return degrees(text);
  const place = gridPlace(text.replaceAll(' ', ''));
  return place === undefined ? refused('grid') : read(place);
}

const whole: Notation = (text) => {
  const found = gridOrDegrees(text);
  return found.kind === 'read' ? found.value : undefined;
};

const NUMBER = String.raw`(-?\d+(?:\.\d+)?)(?:[° ]+(\d+(?:\.\d+)?)(?:[′' ]+(\d+(?:\.\d+)?))?)?[°′'″" ]*`;
const AFTER = new RegExp(`^${NUMBER}([NS])[ ,;]*${NUMBER}([EW])$`);
const BEFORE = new RegExp(`^([NS]) ?${NUMBER}[ ,;]*([EW]) ?${NUMBER}$`);
const BARE = /^(-?\d+(?:\.\d+)?)°?[ ,;/]+(-?\d+(?:\.\d+)?)°?$/;

function degrees(written: string): Found {
  const text = written.replace(/''/g, '"');
  const bare = BARE.exec(text);
  if (bare) return checked(Number(bare[1]), Number(bare[2]));
  const after = AFTER.exec(text);
  if (after) {
    const [, d1, m1, s1, ns, d2, m2, s2, ew] = after;
    return checked(signed(d1, m1, s1, ns === 'S'), signed(d2, m2, s2, ew === 'W'));
  }
  const before = BEFORE.exec(text);
  if (before) {
    const [, ns, d1, m1, s1, ew, d2, m2, s2] = before;
    return checked(signed(d1, m1, s1, ns === 'S'), signed(d2, m2, s2, ew === 'W'));
  }
  return refused('place');
}

/** Degrees, minutes and seconds as decimal degrees; NaN if minutes or seconds are 60 or more. */
function signed(d = '', m = '0', s = '0', negative: boolean): number {
  if (Number(m) >= 60 || Number(s) >= 60) return Number.NaN;
  const value = Number(d) + Number(m) / 60 + Number(s) / 3600;
  return negative ? -value : value;
}

function checked(lat: number, lon: number): Found {
  if (!(Math.abs(lat) <= 90)) return refused('latitude');
  if (!(Math.abs(lon) <= 180)) return refused('longitude');
  return read({ place: [sevenths(lon), sevenths(lat)], within: undefined });
}

/** With letters for units: `33d07m33s N`, `33 deg 7 min 33 sec N`. */
const units: Notation = (text, near) => {
  const signs = text
    .replace(/(\d) ?D(?:EG(?:REES?)?)?(?![A-Z])/g, '$1°')
    .replace(/(\d) ?M(?:IN(?:UTES?)?)?(?![A-Z])/g, "$1'")
    .replace(/(\d) ?SEC(?:ONDS?)?|(\d) ?S(?= ?[NSEW])/g, '$1$2"');
  return signs === text ? undefined : (whole(signs, near) ?? lonFirst(signs, near));
};

const COMPACT =
  /^(\d{2})(\d{2})(\d{2}(?:\.\d+)?)?([NS])[ ,]*(\d{3})(\d{2})(\d{2}(?:\.\d+)?)?([EW])$/;

/** In the compact form of aviation: `330733N 0354926E`, `3307N03549E`. */
const compact: Notation = (text, near) => {
  const parts = COMPACT.exec(text);
  if (parts === null) return undefined;
  const [, d1, m1, s1 = '0', ns, d2, m2, s2 = '0', ew] = parts;
  return whole(`${d1}°${m1}'${s1}"${ns} ${d2}°${m2}'${s2}"${ew}`, near);
};

const COMMAS = /^(-?\d+),(\d+)(°? ?[NS])?(?: |; ?|, )(-?\d+),(\d+)(°? ?[EW])?$/;

/** With decimal commas: `33,126 35,824`. */
const commas: Notation = (text, near) => {
  const parts = COMMAS.exec(text);
  if (parts === null) return undefined;
  const [, a, b, ns = '', c, d, ew = ''] = parts;
  return whole(`${a}.${b}${ns} ${c}.${d}${ew}`, near);
};

const LON_FIRST = /^(.*\d.*[EW])[ ,;]+(.*\d.*[NS])$|^([EW].*\d\D*?)[ ,;]+([NS].*\d.*)$/;

/** Longitude first, marked by letters: `35.824E 33.126N`. */
const lonFirst: Notation = (text, near) => {
  const [, lonAfter, latAfter, lonBefore, latBefore] = LON_FIRST.exec(text) ?? [];
  const [lon, lat] = [lonAfter ?? lonBefore, latAfter ?? latBefore];
  return lon === undefined || lat === undefined ? undefined : whole(`${lat} ${lon}`, near);
};
