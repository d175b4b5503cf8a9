/** Reads the corners of a shape as people type and paste them: a place on each line, or as programs write them. */
import type { LonLat } from '../../picture/geo/place.ts';
import { isNear } from '../../picture/reading/distance.ts';
import { readPlace } from '../../picture/reading/places.ts';
import { type Positions, positionsIn } from '../../picture/reading/positions.ts';
import { cornerText } from './corners-of.ts';
import { unnumbered } from './numbered.ts';
import { placeWritten } from './offers.ts';

export type Corners =
  | { readonly places: readonly LonLat[] }
  | {
      /** The line, from 1, that is no place, or may be several. */
      readonly line: number;
      /** What it may be, the likeliest first; undefined if it is no place. */
      readonly several?: readonly Meant[];
    };

/** A place that is meant, and the list of all places in words that mean it. */
export interface Meant {
  readonly place: LonLat;
  readonly text: string;
}

/** The places that a text may mean; none if it is no place. */
type Meanings = (text: string) => readonly LonLat[];

/**
 * Places as typed, one on each line or several with semicolons, dashes or letters between them, perhaps numbered; or
 * pasted as GeoJSON, WKT or KML. A line that stands as it was written for a place of `was` is that place to the last
 * digit. `near` completes a grid reference without its zone.
 */
export function parseCorners(
  typed: string,
  was: readonly LonLat[],
  near: LonLat | undefined,
): Corners {
  const known = new Map(
    was.map((place): [string, readonly LonLat[]] => [cornerText(place), [place]]),
  );
  const meanings: Meanings = (text) => {
    const places = known.get(text) ?? placesIn(text, near);
    known.set(text, places); // a line is asked for more than once
    return places;
  };
  const lines = unnumbered(typed.split('\n'), (text) => meanings(text).length > 0);
  const pasted = positionsIn(lines.join('\n'));
  if (pasted !== undefined) return ordered(pasted, near);
  const places: LonLat[] = [];
  for (const [i, line] of lines.entries()) {
    for (const piece of piecesOf(line, meanings)) {
      const [place, ...others] = meanings(piece);
      if (place === undefined) return { line: i + 1 };
      if (others.length > 0) {
        const meant = (one: LonLat): Meant => ({
          place: one,
          text: lines
            .with(
              i,
              line.replace(piece, () => exactly(one)),
            )
            .join('\n'),
        });
        return { line: i + 1, several: [place, ...others].map(meant) };
      }
      places.push(place);
    }
  }
  return { places };
}

function placesIn(text: string, near: LonLat | undefined): readonly LonLat[] {
  const found = readPlace(text, near);
  if (found.kind === 'refused') return [];
  return (found.kind === 'read' ? [found.value] : found.values).map(({ place }) => place);
}

/** Between places of one line; the last two, after the letter of an east or before that of a north, as notices have them. */
const BETWEEN = [/[;؛]/, / +[-–—] +/, /(?<=[EW])[ ,]+(?=\d)/i, /[ ,]+(?=[NS] ?\d)/i];

/** The places of a line that is none as a whole; if no way to part it leaves places alone, its pieces at semicolons. */
function piecesOf(line: string, meanings: Meanings): readonly string[] {
  const parted = (at: RegExp): readonly string[] =>
    line
      .split(at)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '');
  if (line.trim() === '') return [];
  const ways = [[line.trim()], ...BETWEEN.map(parted)];
  const isPlace = (text: string): boolean => meanings(text).length > 0;
  return ways.find((pieces) => pieces.every(isPlace)) ?? parted(/[;؛]/);
}

/** Positions of bare numbers are longitude first, unless only the other order is near: that is not for us to say. */
function ordered(pasted: Positions, near: LonLat | undefined): Corners {
  if ('line' in pasted) return pasted;
  const places = pasted.positions.map(({ place }) => place);
  const [first] = pasted.positions;
  if (first === undefined || pasted.certain || places.some((place) => isNear(place, near))) {
    return { places };
  }
  const others = places.map(([lon, lat]): LonLat => [lat, lon]);
  const [other] = others;
  const swapped = others.every((place) => isNear(place, near));
  if (!swapped || other === undefined) return { places };
  const written = (all: readonly LonLat[]): string => all.map(exactly).join('\n');
  const several = [
    { place: other, text: written(others) },
    { place: first.place, text: written(places) },
  ];
  return { line: first.line, several };
}

const exactly = (place: LonLat): string => placeWritten({ place, within: undefined });
