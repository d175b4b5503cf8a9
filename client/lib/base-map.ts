/** The base map: one file of the server with all its parts, fetched once, when first asked for. */
import type { FeatureCollection, LineString, Point, Polygon } from 'geojson';
import type { Language } from '../../picture/basics.ts';

export type Ground = FeatureCollection<LineString | Point | Polygon, { readonly kind: string }>;
/** Places that have names; a name that is not known is empty. */
export type Places = FeatureCollection<
  Point,
  Readonly<Record<`name_${Language}`, string> & { rank?: number; icao?: string }>
>;

/** The files of data/basemap by their names. */
export type BaseMap = Readonly<
  Record<'borders' | 'land' | 'separation' | 'water', Ground> &
    Record<'airfields' | 'places', Places>
>;

const LONGEST = 60_000; // ms until an answer of which not all has come is given up

let asked: Promise<BaseMap> | undefined;

/** Rejects if it cannot be had; the next call asks again. */
export function baseMap(): Promise<BaseMap> {
  asked ??= fetched().catch((fault: unknown) => {
    asked = undefined;
    throw fault;
  });
  return asked;
}

async function fetched(): Promise<BaseMap> {
  const answer = await fetch('/basemap/all.json', { signal: AbortSignal.timeout(LONGEST) });
  if (!answer.ok) throw new Error(`the base map: ${answer.status}`);
  return answer.json(); // our own file
}
