/** The lines and names that a sketch is drawn on. */
import type { Named } from '../gazetteer/goto.ts';
import { placeIndex } from '../gazetteer/places.ts';
import { baseMap, type Ground } from '../lib/base-map.ts';

export interface Land {
  /** Boundaries as the base map depicts them. */
  readonly lines: readonly (readonly (readonly [number, number])[])[];
  readonly places: readonly Named[];
}

const linesIn = ({ features }: Ground): Land['lines'] =>
  features.flatMap(({ geometry }) =>
    geometry.type === 'LineString'
      ? [geometry.coordinates.map(([lon = 0, lat = 0]) => [lon, lat] as const)]
      : [],
  );

/** Rejects if it cannot be had; the next call asks again. */
export async function land(): Promise<Land> {
  const [{ borders, separation }, index] = await Promise.all([baseMap(), placeIndex()]);
  return {
    lines: [...linesIn(borders), ...linesIn(separation)],
    places: index.map(({ place }) => place),
  };
}
