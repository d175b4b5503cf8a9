/** Where something lies, and how far from there it may be. */
import type { AnyItem } from '../../picture/fold.ts';
import type { Area, Shape } from '../../picture/geo/place.ts';
import { shapeOf } from '../../picture/items.ts';
import { pageOf } from '../kinds.ts';

export interface Placed {
  readonly shape: Shape | Area;
  /** In metres. */
  readonly radius?: number | undefined;
}

/** Undefined for an item without a place of its own. */
export function placed(item: AnyItem): Placed | undefined {
  const shape = shapeOf(item);
  return shape && { shape, radius: pageOf(item.kind).reach(item) };
}
