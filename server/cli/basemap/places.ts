/** Cuts the places of the basemap. */
import type { Feature, Position } from 'geojson';
import { type Names, nameProperties, names } from './inputs.ts';
import { type Box, rounded } from './shapes.ts';

type Row = {
  id: number;
  at: Position;
  ascii: string;
  other: string[];
  code: string;
  people: number;
};

/** GeoNames codes of sections of towns and of places that no longer exist. */
const leftOut = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW']);

/** Letters and vowel signs of Arabic; names with letters of Persian or Kurdish do not match. */
const arabic = /^[\u0621-\u063a\u0641-\u0652\s]+$/;
const hebrew = /^[\u05d0-\u05ea\s'"׳״-]+$/;

/** The sixty main places from names.json first, then the others from GeoNames, by population. */
export function places(text: string, [west, south, east, north]: Box): Feature[] {
  const rows = text.split('\n').flatMap(parsed);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const main = names.places.map(({ id, at, rank, ...written }) => {
    const position = at ?? byId.get(id)?.at;
    if (!position) throw new Error(`GeoNames has no ${id} (${written.en})`);
    return place(position, written, rank);
  });
  const taken = new Set(names.places.map(({ id }) => id));
  const positions = main.map(({ geometry }) => geometry.coordinates);
  const others = rows
    .filter(({ at: [lon, lat] }) => lon! > west && lon! < east && lat! > south && lat! < north)
    .filter((row) => !leftOut.has(row.code) && !taken.has(row.id))
    .filter(({ at }) => positions.every((p) => Math.hypot(p[0]! - at[0]!, p[1]! - at[1]!) > 0.01))
    .sort((a, b) => b.people - a.people || a.id - b.id)
    .map((row) => place(row.at, namesOf(row), rankOf(row)));
  return [...main, ...others];
}

function parsed(line: string): Row[] {
  const [id, , ascii, other, lat, lon, , code, , , , , , , people] = line.split('\t');
  if (!ascii || !code) return [];
  const at = rounded([[Number(lon), Number(lat)]])[0]!;
  return [{ id: Number(id), at, ascii, other: other!.split(','), code, people: Number(people) }];
}

/** GeoNames does not name languages: a name is used if only one candidate has the script. */
function namesOf({ ascii, other }: Row): Names {
  return { en: spaced(ascii), ar: only(other, arabic), he: only(other, hebrew) };
}

function only(candidates: readonly string[], script: RegExp): string {
  const fitting = candidates.map((name) => name.trim()).filter((name) => script.test(name));
  return fitting.length === 1 ? fitting[0]! : '';
}

/** Separates joined words, a defect of the source: `QiryatMotsqin`, but not `HaGelilit`. */
const spaced = (name: string) =>
  name.replaceAll('`', "'").replaceAll(/(?<=[A-Z][a-z]{2,})(?=[A-Z])/g, ' ');

const rankOf = ({ code, people }: Row) => (code.startsWith('PPLA') || people >= 20_000 ? 3 : 4);

const place = (coordinates: Position, named: Names, rank: number) =>
  ({
    type: 'Feature',
    properties: { rank, ...nameProperties(named) },
    geometry: { type: 'Point', coordinates },
  }) satisfies Feature;
