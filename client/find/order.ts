/** The orders a list can stand in. Pure; lists come newest recorded first. */
import type { DeskId, Instant } from '../../picture/basics.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { kindOf } from '../../picture/items.ts';
import { happened } from '../../picture/replay.ts';
import { uiOf } from '../kinds.ts';

export const ORDERS = ['gravest', 'recorded', 'occurred', 'reference'] as const;
export type Order = (typeof ORDERS)[number];
/** Of who never chose another. */
export const USUAL: Order = 'gravest';

/**
 * A new list, or the same one where it already stands so. Equal ones stay newest recorded first. `desk` is
 * the reader's.
 */
export function ordered<T extends AnyItem>(
  items: readonly T[],
  order: Order,
  desk?: DeskId,
): readonly T[] {
  switch (order) {
    case 'recorded':
      return items;
    case 'reference':
      return items.toReversed();
    case 'gravest': {
      const ranks = Map.groupBy(items, (item) => uiOf(item).rank(item, desk));
      return [...ranks].sort(([a], [b]) => a - b).flatMap(([, of]) => latestFirst(of, newsAt));
    }
    case 'occurred':
      return latestFirst(items, happened);
    default:
      return order satisfies never;
  }
}

/** When a thing began; what is said to have occurred later than it was recorded is no newer than that. */
function newsAt(item: AnyItem): Instant {
  const began = happened(item);
  const occurred = kindOf(item).point(item) !== undefined; // all else may be planned
  return occurred && began > item.recorded ? item.recorded : began; // Instants of one form sort as texts
}

/** By a time of each; most lists stand nearly so, and each time is asked for once. */
function latestFirst<T extends AnyItem>(
  items: readonly T[],
  timeOf: (item: T) => Instant,
): readonly T[] {
  const timed = items.map((item) => ({ item, at: timeOf(item) }));
  if (timed.every(({ at }, i) => i === 0 || at <= (timed[i - 1]?.at ?? at))) return items;
  return timed
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)) // Instants of one form sort as texts
    .map(({ item }) => item);
}
