/** An item beside its copy, field by field. Pure. */
import { type ReleaseOptions, type Stays, staysBehind } from '../../picture/facets/release/copy.ts';
import type { ReleasedChange } from '../../picture/facets/release/steps.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { kindOf } from '../../picture/items.ts';
import { type Leaf, leaves } from '../detail/differences.ts';
import { placed } from '../sketch/placed.ts';

/** The item as the others will have it: as the change folds, by its author and at its time. */
export function copied(item: AnyItem, change: ReleasedChange): AnyItem {
  const stamp = { seq: item.seq, time: item.recorded, by: item.by, members: [] };
  return kindOf(item).fold('item' in change ? item : undefined, stamp, change);
}

/** Every field of either; types of shapes and original languages only where they become others. */
export function compared(item: AnyItem, change: ReleasedChange): readonly Leaf[] {
  const { said } = kindOf(item);
  return leaves(said(item), said(copied(item, change))).filter(
    ({ field, before, after }) => !/\.(type|original)$/.test(field) || before !== after,
  );
}

/** What stays behind of an item when this is what is released of it. */
export function staysIn(
  item: AnyItem,
  change: ReleasedChange,
  where: Pick<ReleaseOptions, 'from' | 'to'>,
): readonly Stays[] {
  const exact = JSON.stringify(placed(copied(item, change))) === JSON.stringify(placed(item));
  return staysBehind(item, { ...where, precision: exact ? 'exact' : '1km' });
}
