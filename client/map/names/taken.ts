/** Where symbols and crowds stand on the screen: no name goes there. Pixels of the map. */
import type { Map as MapLibre } from 'maplibre-gl';
import { isWithdrawn, precedenceOf } from '../../../picture/revisions/look.ts';
import type { Revisions } from '../../../picture/revisions/revisions.ts';
import type { Drawing } from '../../drawing/drawing.ts';
import type { Rect } from '../fit.ts';
import type { Crowd } from '../points/crowds.ts';
import { type Points, sizeAt } from '../points/layer.ts';
import { type Box, latAt, lonAt } from '../points/world.ts';
import { lonLat } from './geo.ts';

/** Half the width of a symbol with its rings, by precedence. */
const HALF = [19, 15, 10, 10] as const;
/** Half the width of a symbol that one desk alone sees, with its plate. */
const OWN = 18;
/** Half the plate of a crowd. */
const PLATE = { wide: 34, high: 20 };

type Origin = readonly [number, number];

const about = (
  { x, y }: { readonly x: number; readonly y: number },
  wide: number,
  high: number,
) => ({
  left: x - wide,
  top: y - high,
  right: x + wide,
  bottom: y + high,
});

const onScreen = (map: MapLibre, x: number, y: number, [east, south]: Origin) =>
  map.project([lonAt(x + east), latAt(y + south)]);

/** What one desk alone sees: its symbols with the plates around them. */
export const platesOn = (map: MapLibre, symbols: readonly Drawing[]): Rect[] =>
  symbols.flatMap(({ feature: { geometry } }) =>
    geometry.type === 'Point' ? [about(map.project(lonLat(geometry.coordinates)), OWN, OWN)] : [],
  );

/** The symbols within a box that stand on their own, and no more than one beyond `most`. */
export function symbolsOn(
  map: MapLibre,
  points: Points,
  index: Revisions,
  box: Box,
  gathered: ReadonlySet<number>,
  most: number,
): Rect[] {
  const found: Rect[] = [];
  const size = sizeAt(map.getZoom());
  for (const row of points.rows.within(points.shown.cut, box)) {
    if (found.length > most) break;
    if (gathered.has(row)) continue;
    const look = index.look.get(row);
    const half = (isWithdrawn(look) ? 8 : (HALF[precedenceOf(look)] ?? 10)) * size;
    const [x, y] = points.rows.place(row);
    found.push(about(onScreen(map, x, y, points.rows.origin), half, half));
  }
  return found;
}

export const crowdsOn = (map: MapLibre, crowds: readonly Crowd[], origin: Origin): Rect[] =>
  crowds.map(({ x, y }) => about(onScreen(map, x, y, origin), PLATE.wide, PLATE.high));
