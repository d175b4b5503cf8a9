/** The orders a list can stand in. Pure; lists come newest recorded first. */
import type { AnyItem } from '../../picture/fold.ts';
import { happened } from '../../picture/replay.ts';
import { uiOf } from '../kinds.ts';

export const ORDERS = ['recorded', 'occurred', 'gravest', 'reference'] as const;
export type Order = (typeof ORDERS)[number];

/** A new list, or the same one where it already stands so. Equal ones stay newest recorded first. */
export function ordered<T extends AnyItem>(items: readonly T[], order: Order): readonly T[] {
  switch (order) {
    case 'recorded':
      return items;
    case 'reference':
      return items.toReversed();
    case 'gravest': {
      const ranks = Map.groupBy(items, (item) => uiOf(item).rank(item));
      return [...ranks].sort(([a], [b]) => a - b).flatMap(([, of]) => of);
    }
    case 'occurred':
      return items.toSorted((a, b) => {
        const [one, two] = [happened(a), happened(b)];
        return one < two ? 1 : one > two ? -1 : 0; // Instants of one form sort as texts
      });
    default:
      return order satisfies never;
  }
}
