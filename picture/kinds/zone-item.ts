/** Zones as they are in a picture. */
import type { Consented } from '../facets/consent/version.ts';
import type { Item } from './item.ts';
import type { ZoneRef, ZoneTerms } from './zone-terms.ts';

/** A zone in the picture. */
export interface ZoneItem extends Item, Consented<ZoneTerms> {
  readonly kind: 'zone';
  readonly ref: ZoneRef;
  /** `proposed` unless one desk alone has suspended or withdrawn it; the rest is in its versions. */
  readonly state: 'proposed' | 'suspended' | 'withdrawn';
}
