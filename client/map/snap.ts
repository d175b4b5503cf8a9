/** Corners that stand already, for a new one to fall on exactly. */
import type { Picture } from '../../picture/fold.ts';
import { pathsOf } from '../../picture/geo/geometry.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { shapeOf } from '../../picture/items.ts';
import { all } from '../../picture/table.ts';
import { uiOf } from '../kinds.ts';

/** The corners of the shapes that stand in a picture and can be fallen on. */
export function cornersIn(picture: Picture): readonly LonLat[] {
  const corners: LonLat[] = [];
  for (const item of all(picture.items)) {
    if (item.state === 'withdrawn' || !uiOf(item).snaps) continue;
    const shape = shapeOf(item);
    if (shape !== undefined) corners.push(...pathsOf(shape).flat());
  }
  return corners;
}

/** The corner nearest to a place within `reach` degrees of latitude, as a map shows them. */
export function nearestCorner(
  corners: readonly LonLat[],
  [lon, lat]: LonLat,
  reach: number,
): LonLat | undefined {
  const narrow = Math.cos((lat * Math.PI) / 180);
  let nearest: LonLat | undefined;
  let least = reach;
  for (const corner of corners) {
    const north = Math.abs(corner[1] - lat);
    if (north > least) continue;
    const apart = Math.hypot((corner[0] - lon) * narrow, north);
    if (apart <= least) {
      least = apart;
      nearest = corner;
    }
  }
  return nearest;
}
