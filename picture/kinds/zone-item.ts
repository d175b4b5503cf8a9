/** Zones as they are in a picture. */
import type { Consented } from '../facets/consent/version.ts';
import type { Receipted } from '../facets/receipts/receipt.ts';
import type { Item, Step } from './item.ts';
import type { ZoneRef, ZoneTerms } from './zone-terms.ts';

/** A zone in the picture. */
export interface ZoneItem extends Item, Consented<ZoneTerms>, Receipted {
  readonly kind: 'zone';
  readonly ref: ZoneRef;
  /** `proposed` unless one desk alone has suspended or withdrawn it; the rest is in its versions. */
  readonly state: 'proposed' | 'suspended' | 'withdrawn';
}

/** The state of a zone after the steps of its history up to one; with none, that with which it was made. */
export function stateUntil(
  { history }: Pick<ZoneItem, 'history'>,
  isLater: (step: Step) => boolean,
): ZoneItem['state'] {
  let state: ZoneItem['state'] = 'proposed';
  for (const step of history) {
    if (isLater(step)) break;
    if (step.type === 'zone.suspended') state = 'suspended';
    if (step.type === 'zone.resumed') state = 'proposed';
    if (step.type === 'zone.withdrawn') state = 'withdrawn';
  }
  return state;
}
