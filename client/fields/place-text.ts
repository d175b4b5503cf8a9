/** Places as people read them. */
import type { AnyItem } from '../../picture/fold.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { placeOf } from '../../picture/item-place.ts';
import { degrees, mgrsOf } from '../lib/format.ts';

/** `36S YC 5821 7704 · 33.1260 N 35.8240 E`. */
export function placeText(place: LonLat): string {
  return [mgrsOf(place), degrees(place)].filter((part) => part !== undefined).join(' · ');
}

/** The grid reference of an item, for copying and for paper; degrees where there is no grid. */
export function gridOf(item: AnyItem): string | undefined {
  const place = placeOf(item);
  return place && (mgrsOf(place) ?? degrees(place));
}
