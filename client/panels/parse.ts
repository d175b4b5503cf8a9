/** What people type into a form, as values of the picture: lengths, altitudes, places. Times: times.ts. */
import * as mgrs from 'mgrs';
import type { LonLat } from '../../picture/place.ts';

/** Why typed words are no value; the words for it stand in messages/en.json (forms.faults). */
export type ParseFault =
  | 'empty'
  | 'time'
  | 'date'
  | 'offset'
  | 'timeOfDay'
  | 'place'
  | 'latitude'
  | 'longitude'
  | 'grid'
  | 'length'
  | 'altitude';

export type Parsed<T> = { readonly value: T } | { readonly fault: ParseFault };

export const FEET = 0.3048; // metres
const UNITS: Readonly<Record<string, number>> = { m: 1, km: 1000, ft: FEET, nm: 1852 };

/** Digits of any of the desks' scripts as 0 to 9, every dash and minus as one, capitals, single spaces. */
export function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[−‐‑–—]/g, '-')
    .replace(/٫/g, '.')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();
}

/** `400`, `400 m`, `1.5 km`, `1300 ft`, `2 NM` as metres; without a unit, metres. */
export function parseLength(typed: string): Parsed<number> {
  const text = plain(typed);
  if (text === '') return { fault: 'empty' };
  const parts = /^(-?\d+(?:[ ,]\d{3})*(?:\.\d+)?) ?(M|KM|FT|NM)?$/.exec(text);
  if (!parts) return { fault: 'length' };
  const number = Number((parts[1] ?? '').replace(/[ ,]/g, ''));
  return { value: tenths(number * (UNITS[(parts[2] ?? 'M').toLowerCase()] ?? 1)) };
}

/** `400 m AGL`, `1300 ft`, `FL120` (hundreds of feet AMSL); without a reference, the one given. */
export function parseAltitude(
  typed: string,
  reference: 'AGL' | 'AMSL',
): Parsed<{ metres: number; reference: 'AGL' | 'AMSL' }> {
  const text = plain(typed);
  if (text === '') return { fault: 'empty' };
  const level = /^FL ?(\d{2,3})$/.exec(text);
  if (level) return { value: { metres: tenths(Number(level[1]) * 100 * FEET), reference: 'AMSL' } };
  const parts = /^(.*?) ?(AGL|AMSL)?$/.exec(text);
  const length = parseLength(parts?.[1] ?? '');
  if ('fault' in length) return { fault: 'altitude' };
  return {
    value: {
      metres: length.value,
      reference: parts?.[2] === undefined ? reference : parts[2] === 'AGL' ? 'AGL' : 'AMSL',
    },
  };
}

const tenths = (metres: number): number => Math.round(metres * 10) / 10;

/** A place, and within how many metres the words name it: half the side of an MGRS square. */
export interface TypedPlace {
  readonly place: LonLat;
  readonly within: number | undefined;
}

/** MGRS (`36S YC 5821 7704`) or degrees, latitude first (`33.126 N 35.824 E`, `33°07'33"N 35°49'26"E`). */
export function parsePlace(typed: string): Parsed<TypedPlace> {
  const text = plain(typed);
  if (text === '') return { fault: 'empty' };
  if (/^\d{1,2} ?[C-HJ-NP-X] ?[A-Z]{2}/.test(text)) return fromGrid(text.replaceAll(' ', ''));
  return fromDegrees(text);
}

const GRID = /^(?:[1-9]|[1-5]\d|60)[C-HJ-NP-X][A-HJ-NP-Z]{2}((?:\d\d){1,5})$/;

function fromGrid(text: string): Parsed<TypedPlace> {
  const digits = GRID.exec(text)?.[1]?.length;
  if (digits === undefined) return { fault: 'grid' };
  try {
    const [lon, lat] = mgrs.toPoint(text);
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return { fault: 'grid' };
    return { value: { place: [sevenths(lon), sevenths(lat)], within: 10 ** (5 - digits / 2) / 2 } };
  } catch {
    return { fault: 'grid' }; // the square is in no zone of that band
  }
}

const NUMBER = String.raw`(-?\d+(?:\.\d+)?)(?:[° ]+(\d+(?:\.\d+)?)(?:[′' ]+(\d+(?:\.\d+)?))?)?[°′'″" ]*`;
const AFTER = new RegExp(`^${NUMBER}([NS])[ ,;]*${NUMBER}([EW])$`);
const BEFORE = new RegExp(`^([NS]) ?${NUMBER}[ ,;]*([EW]) ?${NUMBER}$`);
const BARE = /^(-?\d+(?:\.\d+)?)°?[ ,;/]+(-?\d+(?:\.\d+)?)°?$/;

function fromDegrees(raw: string): Parsed<TypedPlace> {
  const text = raw.replace(/''/g, '"').replace(/[׳’]/g, "'").replace(/[״”]/g, '"');
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
  return { fault: 'place' };
}

/** Degrees, minutes and seconds as degrees; minutes or seconds of 60 and more give NaN. */
function signed(d = '', m = '0', s = '0', negative: boolean): number {
  if (Number(m) >= 60 || Number(s) >= 60) return Number.NaN;
  const degrees = Number(d) + Number(m) / 60 + Number(s) / 3600;
  return negative ? -degrees : degrees;
}

function checked(lat: number, lon: number): Parsed<TypedPlace> {
  if (!(Math.abs(lat) <= 90)) return { fault: 'latitude' };
  if (!(Math.abs(lon) <= 180)) return { fault: 'longitude' };
  return { value: { place: [sevenths(lon), sevenths(lat)], within: undefined } };
}

const sevenths = (degrees: number): number => Math.round(degrees * 1e7) / 1e7 + 0; // no -0
