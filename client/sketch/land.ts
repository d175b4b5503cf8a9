/** The lines and names that a sketch is drawn on: fetched once, when first asked for. */
import type { FeatureCollection, LineString, Point, Polygon } from 'geojson';
import type { Named } from '../gazetteer/goto.ts';
import { placeIndex } from '../gazetteer/places.ts';

export interface Land {
  /** Boundaries as the base map depicts them. */
  readonly lines: readonly (readonly (readonly [number, number])[])[];
  readonly places: readonly Named[];
}

type Collection = FeatureCollection<LineString | Point | Polygon>;

async function linesIn(file: string): Promise<Land['lines']> {
  const answer = await fetch(`/basemap/${file}`);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  const { features }: Collection = await answer.json(); // our own file
  return features.flatMap(({ geometry }) =>
    geometry.type === 'LineString'
      ? [geometry.coordinates.map(([lon = 0, lat = 0]) => [lon, lat] as const)]
      : [],
  );
}

let asked: Promise<Land> | undefined;

/** Rejects if it cannot be had; the next call asks again. */
export function land(): Promise<Land> {
  asked ??= Promise.all([linesIn('borders.geojson'), linesIn('separation.geojson'), placeIndex()])
    .then(([borders, separation, index]) => ({
      lines: [...borders, ...separation],
      places: index.map(({ place }) => place),
    }))
    .catch((fault) => {
      asked = undefined;
      throw fault;
    });
  return asked;
}
