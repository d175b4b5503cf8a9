/** Reads UTM: zone, hemisphere or band, easting and northing in metres; `36N 758210 3677040`. */
import * as mgrs from 'mgrs/dist/mgrs.esm.js';
import type { LonLat } from '../geo/place.ts';
import { nearestFirst } from './distance.ts';
import { BANDS, COLUMNS } from './grid.ts';
import { oneOf, refused } from './reading.ts';
import { DEGREE, type Located, located, type Notation, stepOf, wrapped } from './written-place.ts';

const ZONE = String.raw`(?:UTM ?)?(?:ZONE ?)?(\d{1,2}) ?([C-HJ-NP-X])(?![A-Z])`;
const ZONE_FIRST = new RegExp(`^${ZONE}[ ,:;]*(.*)$`);
const ZONE_LAST = new RegExp(`^(.*?)[ ,;]+${ZONE}$`);
const METRES = String.raw`(\d{5,8}(?:\.\d+)?)`;
const EAST_FIRST = new RegExp(`^E?[:= ]*${METRES} ?M? ?E?[ ,;/]+N?[:= ]*${METRES} ?M? ?N?$`);
const NORTH_FIRST = new RegExp(
  `^(?:N[:= ]*${METRES}[ ,;/]+E[:= ]*${METRES}|${METRES} ?M? ?N[ ,;/]+${METRES} ?M? ?E)$`,
);

/** S may be the southern hemisphere or the band of 32 to 40 N: asked about if both can be. */
export const utm: Notation = (text, near) => {
  const first = ZONE_FIRST.exec(text);
  const last = first === null ? ZONE_LAST.exec(text) : null;
  const [, zone, letter = '', rest = ''] = first ?? [];
  const [, before = '', zoneAfter = zone, letterAfter = letter] = last ?? [];
  const metres = metresIn(first === null ? before : rest);
  if (metres === undefined || zoneAfter === undefined) return undefined;
  const number = Number(zoneAfter);
  if (number < 1 || number > 60) return refused('grid');
  const found = hemispheres(letterAfter).flatMap(
    ([northern, band]) => placeIn(number, northern, band, metres) ?? [],
  );
  const [one, two] = nearestFirst(found, near);
  if (one === undefined) return refused('grid');
  return oneOf(two === undefined ? [one] : [one, two]);
};

interface Metres {
  readonly east: string;
  readonly north: string;
}

function metresIn(text: string): Metres | undefined {
  const [, east, north] = EAST_FIRST.exec(text) ?? [];
  if (east !== undefined && north !== undefined) return { east, north };
  const [, north1, east1, north2, east2] = NORTH_FIRST.exec(text) ?? [];
  const [n, e] = [north1 ?? north2, east1 ?? east2];
  return n === undefined || e === undefined ? undefined : { east: e, north: n };
}

/** What a letter may mean: whether it is the northern hemisphere, and the band if it is one. */
function hemispheres(letter: string): readonly (readonly [northern: boolean, band?: string])[] {
  if (letter === 'S') return [[true, 'S'], [false]];
  if (letter === 'N') return [[true]]; // the band N lies in the northern hemisphere too
  return [[letter > 'N', letter]];
}

/** Undefined if there is no such place, or not in this band. */
function placeIn(
  zone: number,
  northern: boolean,
  band: string | undefined,
  { east, north }: Metres,
): Located | undefined {
  const [x, y] = [Number(east), Number(north)];
  if (x < 100_000 || x >= 900_000) return undefined;
  if (northern ? y > 9_400_000 : y < 1_100_000 || y >= 10_000_000) return undefined; // 84 N, 80 S, equator
  const reference = referenceOf(zone, northern, Math.floor(x), Math.floor(y));
  const [lon, lat, lonBeyond, latBeyond] = mgrs.inverse(reference); // corners of a square of a metre
  const place: LonLat = [lon + (x % 1) * (lonBeyond - lon), lat + (y % 1) * (latBeyond - lat)];
  if (lat > 84 || lat < -80 || (band !== undefined && bandOf(lat) !== band)) return undefined;
  const step = Math.min(stepOf(east), stepOf(north)) / DEGREE;
  const found = located(place[1], wrapped(place[0]), step);
  return found.kind === 'read' ? found.value : undefined;
}

const bandOf = (lat: number): string => BANDS[Math.min(19, Math.floor((lat + 80) / 8))] ?? '';

const ROWS = 'ABCDEFGHJKLMNPQRSTUV';

/**
 * The reference of the square of a metre, for mgrs, which knows no UTM. Its band only tells mgrs from which northing
 * on the rows are counted, so it may be the one below.
 */
function referenceOf(zone: number, northern: boolean, x: number, y: number): string {
  const column = COLUMNS[zone % 3]?.[Math.floor(x / 100_000) - 1] ?? '';
  const row = ROWS[(Math.floor(y / 100_000) + (zone % 2 === 0 ? 5 : 0)) % 20] ?? '';
  const lat = (northern ? y : y - 10_000_000) / 111_000 - 2;
  const band = bandOf(northern ? Math.max(0, lat) : Math.max(-80, lat));
  const metres = (of: number): string => String(of % 100_000).padStart(5, '0');
  return `${zone}${band}${column}${row}${metres(x)}${metres(y)}`;
}
