/** Reads MGRS grid references: the place is the middle of the square that they name. */
import * as mgrs from 'mgrs/dist/mgrs.esm.js';
import type { LonLat } from '../geo/place.ts';

/** A place as written. `within` (m) is half the side of its MGRS square; undefined for other notations. */
export interface WrittenPlace {
  readonly place: LonLat;
  readonly within: number | undefined;
}

const GRID = /^(?:[1-9]|[1-5]\d|60)[C-HJ-NP-X][A-HJ-NP-Z]{2}((?:\d\d){1,5})$/;

/** Reads a complete reference, capitals without spaces: `36SYC58217704`; undefined if it is not one. */
export function gridPlace(text: string): WrittenPlace | undefined {
  const digits = GRID.exec(text)?.[1]?.length;
  const place = digits === undefined ? undefined : middleOf(text);
  return digits !== undefined && place ? { place, within: halfSide(digits) } : undefined;
}

const SQUARE = /^(\d{1,2}[C-HJ-NP-X])? ?([A-HJ-NP-Z]{2}) ?((?:\d ?)*)$/;

/** True if the text is a square without its grid zone. */
export const lacksZone = (text: string): boolean => {
  const parts = SQUARE.exec(text);
  return parts !== null && parts[1] === undefined;
};

/**
 * Reads a square of 100 km, or a reference without its grid zone, which then is the one nearest to `near`.
 * Undefined if it is neither, or if both the zone and `near` are missing.
 */
export function squarePlace(text: string, near: LonLat | undefined): WrittenPlace | undefined {
  const [, zone, letters = '', spaced = ''] = SQUARE.exec(text) ?? [];
  const digits = spaced.replaceAll(' ', '');
  if (letters === '' || digits.length % 2 === 1 || digits.length > 10) return undefined;
  const zones = zone === undefined ? near && zonesAbout(near) : [zone];
  const [place] = (zones ?? [])
    .map((one) => middleIn(one, `${letters}${digits}`))
    .filter((at) => at !== undefined)
    .sort((a, b) => (near ? apart(a, near) - apart(b, near) : 0));
  return place && { place, within: halfSide(digits.length) };
}

const halfSide = (digits: number): number => 10 ** (5 - digits / 2) / 2; // metres

/** The grid zones (`36S`) of places up to three degrees away. */
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

/** The middle of a square in this grid zone; undefined if it lies outside, which mgrs does not check. */
function middleIn(zone: string, square: string): LonLat | undefined {
  const place = middleOf(`${zone}${square}`);
  if (place === undefined || place[1] < -80 || place[1] > 84) return undefined;
  return mgrs.forward(place, 1).startsWith(zone) ? place : undefined;
}

function middleOf(reference: string): LonLat | undefined {
  try {
    const [lon, lat] = mgrs.toPoint(reference);
    if (!(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) return undefined; // also if NaN
    return [sevenths(lon), sevenths(lat)];
  } catch {
    return undefined; // there is no such square in this zone
  }
}

/** Distance in degrees of latitude, only to compare. */
const apart = (a: LonLat, b: LonLat): number =>
  Math.hypot((a[0] - b[0]) * Math.cos((b[1] * Math.PI) / 180), a[1] - b[1]);

/** Degrees rounded to 1e-7, as the picture keeps them; never -0. [R18] */
export const sevenths = (degrees: number): number => Math.round(degrees * 1e7) / 1e7 + 0;
