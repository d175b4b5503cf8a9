/** The orders a list can stand in. Pure; lists come newest recorded first. */
import type { AnyItem } from '../../picture/fold.ts';
import { happened } from '../../picture/replay.ts';
import { uiOf } from '../kinds.ts';

export const ORDERS = ['gravest', 'recorded', 'occurred', 'reference'] as const;
export type Order = (typeof ORDERS)[number];
/** Of who never chose another. */
export const USUAL: Order = 'gravest';

/** A new list, or the same one where it already stands so. Equal ones stay newest recorded first. */
export function ordered<T extends AnyItem>(items: readonly T[], order: Order): readonly T[] {
  switch (order) {
    case 'recorded':
      return items;
    case 'reference':
      return items.toReversed();
    case 'gravest': {
      const ranks = Map.groupBy(items, (item) => uiOf(item).rank(item));
      return [...ranks].sort(([a], [b]) => a - b).flatMap(([, of]) => of.sort(later));
    }
    case 'occurred':
      return items.toSorted(later);
    default:
      return order satisfies never;
  }
}

function later(a: AnyItem, b: AnyItem): number {
  const [one, two] = [happened(a), happened(b)];
  return one < two ? 1 : one > two ? -1 : 0; // Instants of one form sort as texts
}
