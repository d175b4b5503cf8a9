/**
 * The pieces in which two areas differ, and those that they share, for drawing and with their size. Nothing is
 * decided by them: whether areas overlap, picture/geo/overlap.ts says. Fetch this file when it is first needed
 * (`await import`): a page that compares nothing does not need it. Takes milliseconds, or tens of them
 * for outlines of hundreds of corners.
 *
 *     differenceOf(before, after): { added, addedKm2, leftOut, leftOutKm2 }
 *     intersectionOf(a, b): { shared, sharedKm2 }
 */
import areaOf from '@turf/area';
import { difference, type Geom, intersection } from 'polyclip-ts';
import { outline } from '../../picture/geo/outline.ts';
import { overlaps } from '../../picture/geo/overlap.ts';
import type { Area, LonLat, Polygon } from '../../picture/geo/place.ts';

/** What one area has more, and less, than the one before it. */
export interface Difference {
  readonly added: readonly Polygon[];
  readonly addedKm2: number;
  readonly leftOut: readonly Polygon[];
  readonly leftOutKm2: number;
}

/** What two areas share. */
export interface Intersection {
  readonly shared: readonly Polygon[];
  readonly sharedKm2: number;
}

/** What `after` adds to `before`, and what of `before` it leaves out. */
export function differenceOf(before: Area, after: Area): Difference {
  const [one, two] = [shapeOf(before), shapeOf(after)];
  const [added, leftOut] = [polygonsOf(difference(two, one)), polygonsOf(difference(one, two))];
  return {
    added,
    addedKm2: squareKilometres(added),
    leftOut,
    leftOutKm2: squareKilometres(leftOut),
  };
}

/** Nothing if they do not overlap. */
export function intersectionOf(a: Area, b: Area): Intersection {
  const shared = overlaps(a, b) ? polygonsOf(intersection(shapeOf(a), shapeOf(b))) : [];
  return { shared, sharedKm2: squareKilometres(shared) };
}

const shapeOf = (area: Area): Geom =>
  outline(area).coordinates.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat]));

const polygonsOf = (pieces: readonly LonLat[][][]): Polygon[] =>
  pieces.map((coordinates) => ({ type: 'Polygon', coordinates }));

const squareKilometres = (pieces: readonly Polygon[]): number =>
  pieces.reduce((sum, piece) => sum + areaOf(piece), 0) / 1e6;
