/** The one place and the extent of an item, whatever its kind. What it is called: titleOf (items.ts). */
import type { Box } from './geo/box.ts';
import { anchorOf, extentOf as extentOfShape } from './geo/geometry.ts';
import type { LonLat } from './geo/place.ts';
import { type KindItem, shapeOf } from './items.ts';

/** Where an item is: for its label, its grid reference, its distance. Undefined if it has no shape of its own. */
export function placeOf(item: KindItem): LonLat | undefined {
  const shape = shapeOf(item);
  return shape && anchorOf(shape);
}

const extents = new WeakMap<KindItem, Box>(); // items are replaced, never altered

/** The box that an item lies in; undefined if it has no shape of its own. */
export function extentOf(item: KindItem): Box | undefined {
  const shape = shapeOf(item);
  if (shape === undefined) return undefined;
  if (shape.type === 'Point') return extentOfShape(shape);
  const box = extents.get(item) ?? extentOfShape(shape);
  extents.set(item, box);
  return box;
}
