/** Whether desks agree on an item: the gravest thing that their positions say. Pure. */
import type { DeskId } from '../../../picture/basics.ts';
import type { Positioned, Stance } from '../../../picture/facets/positions.ts';

export interface Agreement {
  readonly as: 'disputed' | 'confirmed' | 'partly' | 'reviewing';
  /** The desks that say so. */
  readonly by: readonly DeskId[];
}

const GRAVEST_FIRST: readonly (readonly [Agreement['as'], ...Stance[]])[] = [
  ['disputed', 'disputes', 'denies'],
  ['confirmed', 'confirms'],
  ['partly', 'partly'],
  ['reviewing', 'reviewing'],
];

/** Disagreement before agreement; undefined while no desk has said anything that counts. */
export function agreement(item: Positioned): Agreement | undefined {
  for (const [as, ...stances] of GRAVEST_FIRST) {
    const by = desksThat(item, stances);
    if (by.length > 0) return { as, by };
  }
  return undefined;
}

/** The desks whose position is one of these. */
export function desksThat({ positions }: Positioned, stances: readonly Stance[]): DeskId[] {
  return (Object.keys(positions) as DeskId[]) // the keys of a record of desks
    .filter((desk) => {
      const position = positions[desk];
      return position !== undefined && stances.includes(position.stance);
    });
}
