/** A shape as a list of places that people read and type, one on each line. */
import { pathsOf } from '../../picture/geometry.ts';
import type { Area, LonLat, Shape } from '../../picture/place.ts';
import { degrees, mgrsOf } from '../format.ts';
import { readCoordinates } from '../goto.ts';
import { parsePlace } from './parse.ts';

/** The places that are typed of a shape: of a polygon, the corners of its outer ring. */
export const cornersOf = (shape: Shape | Area): readonly LonLat[] => pathsOf(shape)[0] ?? [];

const written = (place: LonLat): string => mgrsOf(place, 5) ?? degrees(place);

export const cornersText = (corners: readonly LonLat[]): string => corners.map(written).join('\n');

/** `line` counts from 1. */
export type Corners = { readonly places: readonly LonLat[] } | { readonly line: number };

/**
 * Places as typed, one on each line or between semicolons. A line that stands as it was written for a
 * place of `was` is that place to the last digit.
 */
export function parseCorners(typed: string, was: readonly LonLat[]): Corners {
  const places: LonLat[] = [];
  const known = new Map(was.map((place) => [written(place), place]));
  const [near] = was;
  const lines = typed.split(/[\n;]/).map((line) => line.trim());
  for (const [i, line] of lines.entries()) {
    if (line === '') continue;
    const place = known.get(line) ?? placeOf(line, near);
    if (place === undefined) return { line: i + 1 };
    places.push(place);
  }
  return { places };
}

function placeOf(line: string, near: LonLat | undefined): LonLat | undefined {
  if (near !== undefined) return readCoordinates(line, near)?.place;
  const read = parsePlace(line);
  return 'value' in read ? read.value.place : undefined;
}
