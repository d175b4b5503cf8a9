/** The MGRS grid: zones, squares of 100 km, and lines of 10 km, 1 km and 100 m, by zoom. */
import { forward } from 'mgrs';
import type { LonLat } from '../../../picture/geo/place.ts';
import type { Bounds, Grid, GridLine, SquareName } from './line.ts';
import { fromUtm, toUtm, westOf, zoneOf } from './utm.ts';

const SQUARE = 100_000; // metres
const BAND = 8; // degrees of latitude that have one letter

/** Metres from line to line. */
export const stepAt = (zoom: number): number =>
  zoom < 8.5 ? SQUARE : zoom < 11.5 ? 10_000 : zoom < 14.8 ? 1000 : 100;

export function mgrsGrid(bounds: Bounds, zoom: number): Grid {
  const lines: GridLine[] = [];
  const squares: SquareName[] = [];
  const south = Math.max(bounds.south, -80);
  const north = Math.min(bounds.north, 84);
  for (let zone = zoneOf(bounds.west); zone <= zoneOf(bounds.east); zone++) {
    const west = Math.max(bounds.west, westOf(zone));
    const part = { west, south, east: Math.min(bounds.east, westOf(zone) + 6), north };
    if (part.west >= part.east || south >= north) continue;
    const step = stepAt(zoom);
    const span = spanOf(part, zone);
    lines.push(...linesIn(part, zone, span, step));
    if (step === SQUARE) squares.push(...squaresIn(part, zone, span));
    if (west > bounds.west) {
      lines.push(edge([westOf(zone), south], [westOf(zone), north], 'north'));
    }
  }
  for (let lat = Math.ceil(south / BAND) * BAND; lat <= Math.min(north, 72); lat += BAND) {
    lines.push(edge([bounds.west, lat], [bounds.east, lat], 'east'));
  }
  return { lines, squares };
}

const edge = (from: LonLat, to: LonLat, runs: GridLine['runs']): GridLine => ({
  coordinates: [from, to],
  runs,
  label: '',
  major: true,
});

interface Span {
  readonly east: readonly [number, number];
  readonly north: readonly [number, number];
}

/** What of a zone's metres lies within bounds: its corners and the middles of its edges tell. */
function spanOf({ west, south, east, north }: Bounds, zone: number): Span {
  const middle = (west + east) / 2;
  const all = [west, middle, east].flatMap((lon) =>
    [south, (south + north) / 2, north].map((lat) => toUtm([lon, lat], zone)),
  );
  const range = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
  return { east: range(all.map((at) => at.east)), north: range(all.map((at) => at.north)) };
}

const PIECES = 8; // of a line, which bends

function linesIn(part: Bounds, zone: number, { east, north }: Span, step: number): GridLine[] {
  const lines: GridLine[] = [];
  const add = (runs: GridLine['runs'], metres: number, range: readonly [number, number]) => {
    const path = Array.from({ length: PIECES + 1 }, (_, i): LonLat => {
      const along = range[0] + ((range[1] - range[0]) * i) / PIECES;
      const at = runs === 'north' ? { east: metres, north: along } : { east: along, north: metres };
      return fromUtm(at, zone);
    });
    const coordinates = within(path, part);
    if (coordinates.length < 2) return;
    lines.push({ coordinates, runs, label: digits(metres, step), major: metres % SQUARE === 0 });
  };
  for (const metres of multiples(east, step)) add('north', metres, north);
  for (const metres of multiples(north, step)) add('east', metres, east);
  return lines;
}

function multiples([from, to]: readonly [number, number], step: number): number[] {
  const first = Math.ceil(from / step);
  return Array.from(
    { length: Math.max(0, Math.floor(to / step) - first + 1) },
    (_, i) => (first + i) * step,
  );
}

/** The part of a path between the meridians of its zone, cut where it leaves. */
function within(path: readonly LonLat[], { west, east }: Bounds): LonLat[] {
  const found: LonLat[] = [];
  const inside = ([lon]: LonLat) => lon >= west - 1e-9 && lon <= east + 1e-9;
  for (const [i, to] of path.entries()) {
    const from = path[i - 1];
    if (from !== undefined && inside(from) !== inside(to)) {
      const [out, kept] = inside(from) ? [to, from] : [from, to];
      const lon = out[0] < west ? west : east;
      const share = (lon - kept[0]) / (out[0] - kept[0]);
      found.push([lon, kept[1] + share * (out[1] - kept[1])]);
    }
    if (inside(to)) found.push(to);
  }
  return found;
}

/** The digits that a reference begins with there: `7` for 10 km, `70` for 1 km, `704` for 100 m. */
function digits(metres: number, step: number): string {
  if (step === SQUARE) return '';
  const inSquare = ((metres % SQUARE) + SQUARE) % SQUARE;
  return String(inSquare / step).padStart(step === 10_000 ? 1 : step === 1000 ? 2 : 3, '0');
}

/** The name of each square in the middle of what is within bounds of it. */
function squaresIn(part: Bounds, zone: number, { east, north }: Span): SquareName[] {
  const names: SquareName[] = [];
  const floor = (metres: number) => Math.floor(metres / SQUARE) * SQUARE;
  for (let e = floor(east[0]); e < east[1]; e += SQUARE) {
    for (let n = floor(north[0]); n < north[1]; n += SQUARE) {
      const at = fromUtm({ east: e + SQUARE / 2, north: n + SQUARE / 2 }, zone);
      const [lon, lat] = at;
      if (lon < part.west || lon > part.east || lat < part.south || lat > part.north) continue;
      const [, grid = '', letters = ''] =
        /^(\d+[A-Z])([A-Z]{2})/.exec(forward([lon, lat], 1)) ?? [];
      names.push({ at, name: `${grid} ${letters}` });
    }
  }
  return names;
}
