/** A shape as a list of places that people read and type, one on each line. */
import { pathsOf } from '../../picture/geo/geometry.ts';
import type { Area, LonLat, Shape } from '../../picture/geo/place.ts';
import { readPlace } from '../../picture/reading/places.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { degrees, mgrsOf } from '../lib/format.ts';

/** The places that are typed of a shape: of a polygon, the corners of its outer ring. */
export const cornersOf = (shape: Shape | Area): readonly LonLat[] => pathsOf(shape)[0] ?? [];

const written = (place: LonLat): string => mgrsOf(place, 5) ?? degrees(place);

export const cornersText = (corners: readonly LonLat[]): string => corners.map(written).join('\n');

/** `line` counts from 1. */
export type Corners = { readonly places: readonly LonLat[] } | { readonly line: number };

/**
 * Places as typed, one on each line or parted by semicolons. A line that stands as it was written for a
 * place of `was` is that place to the last digit. `near` completes a grid reference without its zone.
 */
export function parseCorners(
  typed: string,
  was: readonly LonLat[],
  near: LonLat | undefined,
): Corners {
  const known = new Map(was.map((place) => [written(place), place]));
  const placeOf = (text: string) => known.get(text) ?? onlyValue(readPlace(text, near))?.place;
  const places: LonLat[] = [];
  for (const [i, text] of piecesOf(typed, placeOf).entries()) {
    if (text === '') continue;
    const place = placeOf(text);
    if (place === undefined) return { line: i + 1 };
    places.push(place);
  }
  return { places };
}

/** The lines; one that is no place as a whole is parted at its semicolons. */
const piecesOf = (typed: string, placeOf: (text: string) => LonLat | undefined): string[] =>
  typed
    .split('\n')
    .flatMap((line) => (placeOf(line.trim()) === undefined ? line.split(';') : [line]))
    .map((piece) => piece.trim());
