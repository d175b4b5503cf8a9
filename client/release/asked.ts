/** What a person asks of a release, as the dialog holds it. Pure. */
import { Instant, type PictureId } from '../../picture/basics.ts';
import type { Precision } from '../../picture/geo/coarsen.ts';
import type { LabelledClock } from '../../picture/reading/typed-at.ts';
import { parseTime } from '../fields/times.ts';
import type { Named } from '../gazetteer/goto.ts';
import type { Offer } from '../ui/asking.ts';

export const PRECISIONS = ['exact', '100m', '1km', 'place'] as const;
/** Minutes, or a time of its own. */
export const DELAYS = [0, 5, 15, 60, 'time'] as const;

export interface Asked {
  readonly to: PictureId;
  readonly precision: (typeof PRECISIONS)[number];
  /** The named place, once one was chosen. */
  readonly place: Named | undefined;
  readonly delay: (typeof DELAYS)[number];
  /** As typed. */
  readonly time: string;
  /** A new item, though one was released before. */
  readonly anew: boolean;
}

/** How the copy says its place; undefined while a named place is still to be chosen. */
export function precisionOf({ precision, place }: Asked): Precision | undefined {
  if (precision !== 'place') return precision;
  return place && { place: place.at };
}

/** When it goes: at once, at a time, at one of several that may be meant, or not to be read. `now` is in ms since 1970. */
export function startOf(
  { delay, time }: Asked,
  now: number,
  clocks: readonly LabelledClock[] = [],
): 'at-once' | 'unread' | { readonly at: Instant } | { readonly offers: readonly Offer[] } {
  if (delay === 0) return 'at-once';
  if (delay === 'time') {
    const read = parseTime(time, now, { lean: 'future', end: 'from' }, clocks);
    if ('offers' in read) return read;
    return 'value' in read ? { at: read.value } : 'unread';
  }
  return { at: Instant.parse(new Date(now + delay * 60_000).toISOString()) };
}
