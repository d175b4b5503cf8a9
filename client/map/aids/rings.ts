/** Rings around a place: a drawing aid for "within 5 km of the hospital", tied to nothing else. */
import destination from '@turf/destination';
import type { Feature, LineString, Point } from 'geojson';
import { outline } from '../../../picture/geo/outline.ts';
import type { LonLat } from '../../../picture/geo/place.ts';
import { readLengths } from '../../../picture/reading/lengths.ts';
import { metresText } from '../../../picture/reading/units.ts';

export interface Rings {
  readonly centre: LonLat;
  /** Metres, from the smallest. */
  readonly radii: readonly number[];
}

const MOST = 8;
const FARTHEST = 200_000; // metres

/**
 * What `1, 2, 5 km` or `500 m 1.5 km` may mean, in metres; a number takes the unit that follows, else kilometres.
 * None if it cannot be read; several if it can be read in several ways, as `5 miles`.
 */
export function parseRadii(typed: string): readonly (readonly number[])[] {
  const reading = readLengths(typed, 'KM');
  if (reading.kind === 'refused') return [];
  const lists = reading.kind === 'read' ? [reading.value] : reading.values;
  return lists.map((list) => [...new Set(list)].sort((a, b) => a - b)).filter(isSound);
}

const isSound = (radii: readonly number[]): boolean =>
  radii.length <= MOST && radii.every((one) => one > 0 && one <= FARTHEST);

/** Radii as they would be typed. */
export const typedRadii = (radii: readonly number[]): string => radii.map(metresText).join(', ');

type Ring = Feature<LineString | Point, { readonly text: string }>;

/** Each ring as a line, with its length written where it crosses north of the centre. */
export function ringFeatures({ centre, radii }: Rings, text: (metres: number) => string): Ring[] {
  return radii.flatMap((radius): Ring[] => {
    const [ring = []] = outline({ type: 'Circle', centre, radius }).coordinates;
    const north = destination(centre, radius, 0, { units: 'meters' }).geometry;
    return [
      feature({ type: 'LineString', coordinates: ring.map((place) => [...place]) }, ''),
      feature(north, text(radius)),
    ];
  });
}

const feature = (geometry: LineString | Point, text: string): Ring => ({
  type: 'Feature',
  geometry,
  properties: { text },
});
