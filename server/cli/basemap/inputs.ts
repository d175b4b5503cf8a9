/** Reads what was written by hand for the basemap. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from 'geojson';

/** The folder of the committed basemap. */
export const directory = join(import.meta.dirname, '../../../data/basemap');

/** A name in three languages; empty: none. */
export type Names = { en: string; ar: string; he: string };

/**
 * A place with a GeoNames `id`, whose position is in the package, or with a position of its own.
 */
export type NamedPlace = Names & { rank: 1 | 2 | 3 | 4 } & (
    | { id: number; at?: undefined }
    | { id?: undefined; at: Position }
  );

type River = { river: 'jordan' | 'litani' | 'yarmouk'; names: Names; lines: Position[][] };

type Lake = { names: Names; ring: Position[] };

const read = (file: string) => JSON.parse(readFileSync(join(directory, file), 'utf8'));

/** Names written and checked by hand. */
export const names: { places: NamedPlace[]; airfields: Record<string, Names> } = read('names.json');

/** Lines drawn by hand, schematic. */
export const byHand: { lakes: Lake[]; rivers: River[]; limit1923: Position[] } =
  read('by-hand.json');

/** Names as GeoJSON properties. */
export const nameProperties = ({ en, ar, he }: Names) => ({
  name_en: en,
  name_ar: ar,
  name_he: he,
});
