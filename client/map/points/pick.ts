/** Which events drawn by the layer of points are near a place on the screen. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Ref } from '../../../picture/basics.ts';
import { isWithdrawn, precedenceOf } from '../../../picture/revisions/look.ts';
import type { Revisions } from '../../../picture/revisions/revisions.ts';
import { REACH } from '../picking.ts';
import { type Points, sizeAt } from './layer.ts';
import { type Box, worldX, worldY } from './world.ts';

const HALF = 9; // pixels of a symbol, about its middle
const TILE = 512; // pixels that the world is wide at zoom 0

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Symbols at the pointer, the gravest and then the nearest first; then edges of uncertainty. */
export function eventsAt(
  map: MapLibre,
  points: Points,
  index: Revisions,
  { x, y }: Spot,
  /** Pixels around, so that a small symbol can be hit. */
  around = REACH,
  most = 20,
): Ref[] {
  const zoom = map.getZoom();
  const pixel = 1 / (TILE * 2 ** zoom);
  const reach = (HALF * sizeAt(zoom) + around) * pixel;
  const { lng, lat } = map.unproject([x, y]);
  const [east, south] = points.rows.origin;
  const at = { x: worldX(lng) - east, y: worldY(lat) - south };
  const { cut } = points.shown;
  const found: { row: number; order: number }[] = [];
  const box: Box = [at.x - reach, at.y - reach, at.x + reach, at.y + reach];
  for (const row of points.rows.within(cut, box)) {
    if (points.rows.isGathered(row)) continue;
    const [px, py] = points.rows.place(row);
    const look = index.look.get(row);
    const rank = isWithdrawn(look) ? 4 : precedenceOf(look);
    const far = Math.hypot(px - at.x, py - at.y) / reach;
    found.push({ row, order: rank + far / 2 });
  }
  if (found.length === 0) {
    for (const { row, off } of points.rows.edges(cut, at.x, at.y, around * pixel)) {
      found.push({ row, order: off / pixel });
    }
  }
  found.sort((a, b) => a.order - b.order);
  return found.slice(0, most).map(({ row }) => index.refOf(row));
}
