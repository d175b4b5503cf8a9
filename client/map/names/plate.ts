/** Where the plate of the selected item stands: beside it, and always on the map. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Drawing } from '../../drawing/drawing.ts';
import type { Rect } from '../fit.ts';
import { lonLat } from './geo.ts';
import { broken, widthOf } from './measure.ts';
import { type Anchor, beside, isFree, leastTaken } from './placing.ts';

/** Of the words of a plate, in pixels; `small`: of the size, its first and last line. */
export const PLATE = { size: 13, small: 0.88, line: 1.3, widest: 22 * 13 };
/** Pixels from the place of an item to the words of its plate: from a symbol, a mark, and a shape. */
export const PLATE_OFF = { symbol: 30, pin: 17, shape: 13 };
const TALLEST = 9; // lines of a title
const PADDING = { across: 14, down: 8 }; // pixels

export interface Raised {
  /** The id of the feature that has the words. */
  readonly id: number;
  readonly anchor: Anchor;
}

/** By the part of an item that has its words. */
const offOf = (part: string): number =>
  part === 'symbol' ? PLATE_OFF.symbol : part === 'pin' ? PLATE_OFF.pin : PLATE_OFF.shape;

/** Where it stands; adds what it takes. */
export function plateOf(
  map: MapLibre,
  drawings: readonly Drawing[],
  taken: Rect[],
  bounds: Rect,
): Raised | undefined {
  const named = drawings.find(({ feature }) => 'head' in feature.properties)?.feature;
  if (named?.geometry.type !== 'Point') return undefined;
  const { head, title = '', band = '', part } = named.properties;
  const small = PLATE.size * PLATE.small;
  const wide = (line: string) => widthOf(line, PLATE.size, true);
  const titles = title === '' ? [] : broken(String(title), PLATE.widest, wide, TALLEST);
  const others = [String(head), String(band)].filter((line) => line !== '');
  const widths = [...titles.map(wide), ...others.map((line) => widthOf(line, small, false))];
  const size = {
    width: Math.max(...widths) + PADDING.across,
    height: (titles.length + others.length) * PLATE.size * PLATE.line + PADDING.down,
  };
  const at = map.project(lonLat(named.geometry.coordinates));
  const spots = beside(at, offOf(part) - PADDING.across / 2, size);
  const free = spots.find(({ rect }) => isFree(rect, taken, bounds));
  const spot = free ?? leastTaken(spots, taken, bounds) ?? spots[0];
  if (spot === undefined) return undefined;
  taken.push(spot.rect);
  return { id: named.id, anchor: spot.anchor };
}
