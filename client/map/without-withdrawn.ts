/** The reader's choice not to see what was withdrawn. */
import type { MapFilter } from '../drawing/map-filter.ts';

/** The same filter, by which nothing withdrawn shows at all. */
export const withoutWithdrawn =
  (veil: MapFilter | undefined): MapFilter =>
  (item, now) =>
    item.state === 'withdrawn' ? 'hidden' : (veil?.(item, now) ?? 'clear');
