/** Rings around a place: a drawing aid for "within 5 km of the hospital", tied to nothing else. */
import destination from '@turf/destination';
import type { Feature, LineString, Point } from 'geojson';
import { outline } from '../../../picture/geo/outline.ts';
import type { LonLat } from '../../../picture/geo/place.ts';
import { readLengths } from '../../../picture/reading/lengths.ts';
import { onlyValue } from '../../../picture/reading/reading.ts';
import { metresText } from '../../../picture/reading/units.ts';
import { grouped } from '../../lib/format.ts';
import type { Offer } from '../../ui/asking.ts';

export interface Rings {
  readonly centre: LonLat;
  /** Metres, from the smallest. */
  readonly radii: readonly number[];
}

const MOST = 8;
const FARTHEST = 200_000; // metres

/** `1, 2, 5 km` or `500 m 1.5 km` as metres; a number takes the unit that follows, else kilometres. */
export function parseRadii(typed: string): readonly number[] | undefined {
  const lengths = onlyValue(readLengths(typed, 'KM'));
  return lengths && sound(lengths);
}

/** What the text may mean, if it may mean several things. */
export function radiiOffered(typed: string): readonly Offer[] {
  const reading = readLengths(typed, 'KM');
  if (reading.kind !== 'asks') return [];
  return reading.values.flatMap((lengths) => {
    const radii = sound(lengths);
    return radii === undefined
      ? []
      : [{ text: radii.map(metresText).join(', '), shown: radii.map(shown).join(' · ') }];
  });
}

const shown = (metres: number): string => `${grouped(metres)} m`;

/** From the smallest, each once; undefined if there are too many, or one is too long. */
function sound(lengths: readonly number[]): readonly number[] | undefined {
  const radii = [...new Set(lengths)].sort((a, b) => a - b);
  const fit = radii.length <= MOST && radii.every((one) => one > 0 && one <= FARTHEST);
  return fit ? radii : undefined;
}

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
