/** What a map on paper shows around an item: which of the other items, and how marks are drawn. Pure. */
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { type Box, meet } from '../../picture/geo/box.ts';
import { extentOf } from '../../picture/item-place.ts';
import { all } from '../../picture/table.ts';
import type { PaperMark } from '../kinds/account.ts';
import type { Size } from '../sketch/sketch.ts';

/** A third of a sheet. */
export const SHEET: Size = { width: 660, height: 300 };

const MOST = 14; // other items: more would hide the one that is printed

/** The items that stand in this box beside the one that is printed, the latest first. */
export function othersIn(picture: Picture, item: AnyItem, box: Box): readonly AnyItem[] {
  const found: AnyItem[] = [];
  for (const one of all(picture.items)) {
    if (one.seq === item.seq || one.state === 'withdrawn') continue;
    const extent = extentOf(one);
    if (extent !== undefined && meet(extent, box)) found.push(one);
  }
  return found.toReversed().slice(0, MOST);
}

/** The path of a mark around 0, 0. */
export const MARK_PATHS: Readonly<Record<PaperMark, string>> = {
  diamond: 'M0 -8L8 0L0 8L-8 0Z',
  square: 'M-6 -6H6V6H-6Z',
  triangle: 'M0 -7L7 6H-7Z',
  circle: 'M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z',
};
