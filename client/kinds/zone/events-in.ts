/** The events whose place lies in a zone. */
import type { AnyItem, Picture } from '../../../picture/fold.ts';
import { meet } from '../../../picture/geo/box.ts';
import { liesIn } from '../../../picture/geo/lies-in.ts';
import { extentOf } from '../../../picture/item-place.ts';
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import { itemsOf } from '../../store/by-kind.ts';

/** Newest first, at most `most`, and how many there are. */
export function eventsIn(
  picture: Picture,
  zone: ZoneItem,
  most: number,
): { readonly best: readonly AnyItem[]; readonly count: number } {
  const box = extentOf(zone);
  if (box === undefined) return { best: [], count: 0 };
  const { area } = zone.terms;
  const found = itemsOf(picture, 'event').filter((event) => {
    const own = extentOf(event);
    return (
      own !== undefined && meet(own, box) && liesIn(event.fields.geometry, 0, area) !== undefined
    );
  });
  return { best: found.slice(0, most), count: found.length };
}
