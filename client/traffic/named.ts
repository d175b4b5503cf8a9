/** The items and places that a message names, and nothing else: what its map shows. Pure. */
import type { Ref } from '../../picture/basics.ts';
import { itemOf, type Picture } from '../../picture/fold.ts';
import { zoneStatus } from '../../picture/kinds/zone-status.ts';
import type { Slot } from '../../picture/phrasebook/phrase.ts';
import { readPlace } from '../../picture/reading/places.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { type Placed, placed } from '../sketch/placed.ts';

export interface NamedPlace extends Placed {
  /** A reference, or a place as it is written. */
  readonly name: string;
  readonly looks: 'zone' | 'force' | 'item' | 'place';
}

/** `now` is in ms since 1970. */
export function namedIn(
  { slots, about }: { readonly slots: readonly Slot[]; readonly about: readonly Ref[] },
  picture: Picture,
  now: number,
): readonly NamedPlace[] {
  const refs = slots.flatMap((slot) =>
    slot.type === 'zone' || slot.type === 'item' || slot.type === 'message' ? [slot.value] : [],
  );
  const items = [...new Set([...refs, ...about])].flatMap((ref): NamedPlace[] => {
    const item = itemOf(picture, ref);
    const at = item && placed(item);
    if (item === undefined || at === undefined) return [];
    if (item.kind !== 'zone') return [{ ...at, name: ref, looks: 'item' }];
    return [{ ...at, name: ref, looks: zoneStatus(item, now) === 'in-force' ? 'force' : 'zone' }];
  });
  const places = slots.flatMap((slot): NamedPlace[] => {
    if (slot.type !== 'place') return [];
    const at = onlyValue(readPlace(slot.value, undefined))?.place;
    return at === undefined
      ? []
      : [{ shape: { type: 'Point', coordinates: at }, name: slot.value, looks: 'place' }];
  });
  return [...items, ...places];
}
