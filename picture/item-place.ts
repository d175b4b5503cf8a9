/** The place and the extent of an item of any kind. Its title: titleOf (items.ts). */
import type { Box } from './geo/box.ts';
import { anchorOf, extentOf as extentOfShape } from './geo/geometry.ts';
import type { LonLat } from './geo/place.ts';
import { type KindItem, shapeOf } from './items.ts';

/** The one place of an item, for label, grid reference and distance; undefined if it has no shape. */
export function placeOf(item: KindItem): LonLat | undefined {
  const shape = shapeOf(item);
  return shape && anchorOf(shape);
}

const extents = new WeakMap<KindItem, Box>(); // items are replaced, never altered

/** The bounding box of an item; undefined if it has no shape of its own. */
export function extentOf(item: KindItem): Box | undefined {
  const shape = shapeOf(item);
  if (shape === undefined) return undefined;
  if (shape.type === 'Point') return extentOfShape(shape);
  const box = extents.get(item) ?? extentOfShape(shape);
  extents.set(item, box);
  return box;
}
