/** The orders a list can stand in. Pure; lists come newest recorded first. */
import type { AnyItem } from '../../picture/fold.ts';
import { PRECEDENCES } from '../../picture/kinds/event.ts';
import { happened } from '../../picture/replay.ts';

export const ORDERS = ['recorded', 'occurred', 'gravest', 'reference'] as const;
export type Order = (typeof ORDERS)[number];

/** Zones and notes are no graver than each other: they keep their order. */
const gravity = (item: AnyItem): number =>
  item.kind !== 'event'
    ? 0
    : item.state === 'withdrawn'
      ? PRECEDENCES.length
      : PRECEDENCES.indexOf(item.fields.precedence);

/** A new list, or the same one where it already stands so. Equal ones stay newest recorded first. */
export function ordered<T extends AnyItem>(items: readonly T[], order: Order): readonly T[] {
  switch (order) {
    case 'recorded':
      return items;
    case 'reference':
      return items.toReversed();
    case 'gravest': {
      const ranks: T[][] = [...PRECEDENCES, 'withdrawn'].map(() => []);
      for (const item of items) ranks[gravity(item)]?.push(item);
      return ranks.flat();
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
