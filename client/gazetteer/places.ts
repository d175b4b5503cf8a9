/** The base map's places, for finding them by name. */
import { type BaseMap, baseMap } from '../lib/base-map.ts';
import { type Entry, indexOf, type Named } from './goto.ts';

let made: { readonly of: BaseMap; readonly index: readonly Entry[] } | undefined;

/** Rejects if they cannot be had; the next call asks again. */
export async function placeIndex(): Promise<readonly Entry[]> {
  const of = await baseMap();
  if (made?.of !== of) made = { of, index: indexOf(placesIn(of)) };
  return made.index;
}

const placesIn = ({ places, airfields }: BaseMap): readonly Named[] =>
  [...places.features, ...airfields.features].map(({ geometry, properties: p }) => ({
    names: {
      en: p.icao === undefined ? p.name_en : `${p.icao} ${p.name_en}`,
      ar: p.name_ar,
      he: p.name_he,
    },
    at: [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0],
    rank: p.rank ?? 3,
  }));
