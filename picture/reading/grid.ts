/** Reads MGRS grid references: the place is the middle of the square that they name. */
import * as mgrs from 'mgrs/dist/mgrs.esm.js';
import type { LonLat } from '../geo/place.ts';
import { kilometres, nearestFirst } from './distance.ts';
import { oneOf, read, refused } from './reading.ts';
import {
  DEGREE,
  type Located,
  type Notation,
  type PlaceReading,
  sevenths,
  wrapped,
} from './written-place.ts';

/** Cyrillic and Greek capitals that look like the letters of grids. */
const LOOK = 'АВЕКМНРСТУХΑΒΕΖΗΚΜΝΡΤΥΧ';
const LATIN = 'ABEKMHPCTYXABEZHKMNPTYX';
const ALIKE = new RegExp(`[${LOOK}]`, 'g');
const latin = (text: string): string =>
  text.replace(ALIKE, (letter) => LATIN.charAt(LOOK.indexOf(letter)));

/** Bands of latitude, eight degrees each from 80 S; X has twelve. */
export const BANDS = 'CDEFGHJKLMNPQRSTUVWX';
/** Columns of 100 km squares, by zone. */
export const COLUMNS = ['STUVWXYZ', 'ABCDEFGH', 'JKLMNPQR'] as const;

const ZONE = String.raw`(0?[1-9]|[1-5]\d|60) ?([C-HJ-NP-X])`;
const LETTERS = `([A-HJ-NP-Z]) ?([A-HJ-NP-V])`;
const DIGITS = String.raw`((?: ?\d)*)`;
const COMPLETE = new RegExp(`^${ZONE} ?${LETTERS}${DIGITS}$`);
const WITHOUT_ZONE = new RegExp(`^${LETTERS.replace(' ?', '')}${DIGITS}$`);
const LIKE_A_GRID = /^\d{1,2} ?[C-HJ-NP-X] ?[A-Z] ?[A-Z](?![A-Z])/;

/** A day, as date-time groups write it, has the letters of a zone and a square: `21 JUN 26`. */
const DAY = /^\d{1,2} (?:JAN|FEB|MAR|JUN|JUL|SEP|DEC)(?: \d\d)?$/;

/** Reads `36S YC 5821 7704`, `36S YC`, and, by what is near, `YC 5821 7704`. */
export const grid: Notation = (text, near) => {
  const said = latin(text).replace(/ ?[-/,_] ?/g, ' ');
  if (DAY.test(said)) return undefined;
  const complete = COMPLETE.exec(said);
  if (complete !== null) {
    const [, zone = '', band = '', column = '', row = '', spaced = ''] = complete;
    const digits = digitsIn(spaced);
    const square = `${Number(zone)}${band}${column}${row}`;
    const found = digits === undefined ? undefined : squareAt(`${square}${digits}`, digits === '');
    return found === undefined ? refused('grid') : read(found);
  }
  const [, column, row = '', spaced = ''] = WITHOUT_ZONE.exec(said) ?? [];
  if (column === undefined) return LIKE_A_GRID.test(said) ? refused('grid') : undefined;
  if (near === undefined) return refused('near');
  const digits = digitsIn(spaced);
  const zones = digits === undefined ? [] : zonesAbout(near);
  const found = zones.flatMap((zone) => squareAt(`${zone}${column}${row}${digits}`, true) ?? []);
  const [nearest] = nearestFirst(found, near);
  if (nearest !== undefined) return read(nearest);
  return refused(spaced === '' ? 'place' : 'grid');
};

/** The digits, up to five for each way; undefined if spaces do not part them in half. */
function digitsIn(spaced: string): string | undefined {
  const groups = spaced.trim().split(' ');
  const digits = groups.join('');
  if (digits.length % 2 === 1 || digits.length > 10) return undefined;
  const ends = groups.map((_, i) => groups.slice(0, i + 1).join('').length);
  return groups.length === 1 || ends.includes(digits.length / 2) ? digits : undefined;
}

/** A square by its complete reference; `strict`: only if some of it lies in its own zone. */
function squareAt(reference: string, strict: boolean): Located | undefined {
  const [, zone = '', band = '', column = '', digits = ''] =
    /^(\d+)(.)(.).(\d*)$/.exec(reference) ?? [];
  if (!COLUMNS[Number(zone) % 3]?.includes(column)) return undefined;
  const half = 10 ** (5 - digits.length / 2) / 2;
  const [lon, lat] = mgrs.toPoint(reference);
  const meridian = Number(zone) * 6 - 183;
  if (!inBand(lat, band, half) || !(Math.abs(lon - meridian) <= WIDEST)) return undefined;
  const place: LonLat = [sevenths(wrapped(lon)), sevenths(lat)];
  if (strict && !inZone(reference, place, `${zone}${band}`)) return undefined;
  return { place, within: half, half };
}

/**
 * Whether a latitude lies in a band, which mgrs does not check; or half a degree and so many metres beyond, as
 * the letters of squares go on there. A wrong letter of a row is mostly further off.
 */
function inBand(lat: number, band: string, metres: number): boolean {
  const lowest = BANDS.indexOf(band) * 8 - 80;
  const more = 0.5 + metres / DEGREE;
  return lat >= lowest - more && lat <= lowest + (band === 'X' ? 12 : 8) + more;
}

/** Whether the middle or a corner of a square lies in this zone. */
function inZone(reference: string, middle: LonLat, zone: string): boolean {
  const [west, south, east, north] = mgrs.inverse(reference);
  const corners = [west, east].flatMap((lon) => [south, north].map((lat): LonLat => [lon, lat]));
  return [middle, ...corners].some(
    ([lon, lat]) => onGrid(lon, lat) && mgrs.forward([lon, lat], 0).slice(0, -2) === zone,
  );
}

/** Degrees from the middle of a zone: those of Svalbard are twelve wide, and the letters of squares go on a little. */
const WIDEST = 6.5;

const onGrid = (lon: number, lat: number): boolean =>
  Math.abs(lon) <= 180 && lat >= -80 && lat <= 84;

/** The names of the squares (`36SYC`) of places up to `degrees` away, so many steps each way. */
function about([lon, lat]: LonLat, degrees: number, steps: number): readonly string[] {
  const away = Array.from({ length: 2 * steps + 1 }, (_, i) => ((i - steps) * degrees) / steps);
  const wider = 1 / Math.cos((lat * Math.PI) / 180);
  const names = away.flatMap((east) =>
    away.flatMap((north) => {
      const [x, y] = [wrapped(lon + east * wider), lat + north];
      return onGrid(x, y) ? [mgrs.forward([x, y], 0)] : [];
    }),
  );
  return [...new Set(names)];
}

const zonesAbout = (near: LonLat): readonly string[] => [
  ...new Set(about(near, 3, 2).map((name) => name.slice(0, -2))),
];

/** Kilometres within which there is one: places with the same digits lie 100 km apart both ways, so 71 km at most. */
const ANY = 75;

const PAIR = /^(\d{3,5})[ ,/-]+(\d{3,5})$/;
const RUN = /^(?:\d{6}|\d{8}|\d{10})$/;

/**
 * Reads digits without zone and square, `5821 7704` or `58217704`, by what is near: those within 75 km, the nearest
 * first. Groups of three that can be degrees are those.
 */
export const digitsOnly: Notation = (text, near) => {
  if (RUN.test(text)) return inSquares(text, near);
  const [, east = '', north = ''] = PAIR.exec(text) ?? [];
  if (east === '' || east.length !== north.length) return undefined;
  const degrees = east.length === 3 && Number(east) <= 90 && Number(north) <= 180;
  return degrees ? undefined : inSquares(`${east}${north}`, near);
};

function inSquares(digits: string, near: LonLat | undefined): PlaceReading {
  if (near === undefined) return refused('near');
  const squares = about(near, 1, 4);
  const found = squares.flatMap((square) => squareAt(`${square}${digits}`, true) ?? []);
  const [first, ...others] = nearestFirst(found, near);
  if (first === undefined) return refused('near');
  return oneOf([first, ...others.filter(({ place }) => kilometres(place, near) <= ANY)]);
}
