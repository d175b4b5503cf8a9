/** A place as text says it, and how exactly it says it: what the readers of the notations answer. */
import type { LonLat } from '../geo/place.ts';
import { type Reading, read, refused } from './reading.ts';

/** A place as written. */
export interface WrittenPlace {
  readonly place: LonLat;
  /** Metres around it in which it lies, where the text says so: half the side of a square of MGRS. */
  readonly within: number | undefined;
}

/** The reason why a place cannot be read. */
export type PlaceFault =
  | 'empty'
  | 'place'
  | 'latitude'
  | 'longitude'
  | 'grid'
  /** A grid reference without its zone, or its square, and no place near that would tell it. */
  | 'near'
  /** Two parts of the text contradict each other: grid and degrees, a minus sign and a letter. */
  | 'differs';

/** A place with half the step of its last digit, in metres. */
export interface Located extends WrittenPlace {
  readonly half: number;
}

export type PlaceReading = Reading<Located, PlaceFault>;

/** Reads one notation, of text as `signsOf` makes it; undefined if the text is not in it. */
export type Notation = (text: string, near: LonLat | undefined) => PlaceReading | undefined;

export const DEGREE = 111_195; // metres of latitude

/** A place in degrees, latitude first as people say it; `step` is that of the last digit, in degrees. */
export function located(lat: number, lon: number, step: number, within?: number): PlaceReading {
  if (!(Math.abs(lat) <= 90)) return refused('latitude');
  if (!(Math.abs(lon) <= 180)) return refused('longitude');
  return read({ place: [sevenths(lon), sevenths(lat)], within, half: (step * DEGREE) / 2 });
}

/** The step of the last digit of a number as written: 0.01 of `3.14`. */
export const stepOf = (digits: string): number => 10 ** -(digits.split('.')[1]?.length ?? 0);

/** Degrees rounded to 1e-7, as the picture keeps them; never -0. [R18] */
export const sevenths = (degrees: number): number => Math.round(degrees * 1e7) / 1e7 + 0;

/** The same longitude, from -180 to 180: grids go on beyond. */
export const wrapped = (lon: number): number =>
  Math.abs(lon) <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;
