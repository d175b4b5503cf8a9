/** An item beside its copy, field by field. Pure. */
import type { Texts } from '../../picture/basics.ts';
import { type ReleaseOptions, type Stays, staysBehind } from '../../picture/facets/release/copy.ts';
import type { ReleasedChange } from '../../picture/facets/release/steps.ts';
import type { AnyItem } from '../../picture/fold.ts';
import type { Area, Shape } from '../../picture/geo/place.ts';
import { kindOf, shapeOf } from '../../picture/items.ts';
import { type Leaf, leaves } from '../detail/differences.ts';

/** What a change says of the item's own words. */
export const wordsIn = (change: ReleasedChange): object =>
  'event' in change ? change.event : 'terms' in change ? change.terms : change.note;

/** Every field of either; types of shapes and original languages only where they become others. */
export const compared = (item: AnyItem, change: ReleasedChange): readonly Leaf[] =>
  leaves(kindOf(item).said(item), wordsIn(change)).filter(
    ({ field, before, after }) => !/\.(type|original)$/.test(field) || before !== after,
  );

/** The texts by which others know it. */
export const titleIn = (change: ReleasedChange): Texts =>
  'event' in change ? change.event.title : 'terms' in change ? change.terms.name : change.note.text;

/** Where something lies, and how far from there it may be (m). */
export interface Placed {
  readonly shape: Shape | Area;
  readonly radius?: number | undefined;
}

export function placedItem(item: AnyItem): Placed | undefined {
  const shape = shapeOf(item);
  const radius = item.kind === 'event' ? item.fields.uncertainty : undefined;
  return shape && { shape, radius };
}

export function placedCopy(change: ReleasedChange): Placed | undefined {
  if ('event' in change) {
    return { shape: change.event.geometry, radius: change.event.uncertainty };
  }
  const shape = 'terms' in change ? change.terms.area : change.note.mark?.geometry;
  return shape && { shape };
}

/** What stays behind of an item when this is what is released of it. */
export function staysIn(
  item: AnyItem,
  change: ReleasedChange,
  where: Pick<ReleaseOptions, 'from' | 'to'>,
): readonly Stays[] {
  const exact = JSON.stringify(placedCopy(change)) === JSON.stringify(placedItem(item));
  return staysBehind(item, { ...where, precision: exact ? 'exact' : '1km' });
}
