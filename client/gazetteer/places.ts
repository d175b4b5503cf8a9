/** The base map's places, for finding them by name: fetched once, when first asked for. */
import type { FeatureCollection, Point } from 'geojson';
import { type Entry, indexOf } from './goto.ts';

type Properties = Readonly<
  Record<'name_en' | 'name_ar' | 'name_he', string> & { rank?: number; icao?: string }
>;

async function fetched(file: string): Promise<FeatureCollection<Point, Properties>['features']> {
  const answer = await fetch(`/basemap/${file}`);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  const { features }: FeatureCollection<Point, Properties> = await answer.json(); // our own file
  return features;
}

let asked: Promise<readonly Entry[]> | undefined;

/** Rejects if they cannot be had; the next call asks again. */
export function placeIndex(): Promise<readonly Entry[]> {
  asked ??= Promise.all([fetched('places.geojson'), fetched('airfields.geojson')]).then(
    ([places, airfields]) =>
      indexOf(
        [...places, ...airfields].map(({ geometry, properties: p }) => ({
          names: {
            en: p.icao === undefined ? p.name_en : `${p.icao} ${p.name_en}`,
            ar: p.name_ar,
            he: p.name_he,
          },
          at: [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0],
          rank: p.rank ?? 3,
        })),
      ),
    (fault) => {
      asked = undefined;
      throw fault;
    },
  );
  return asked;
}
