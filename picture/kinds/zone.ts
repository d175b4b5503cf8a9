/** Zones: the kind for rules that hold in an area for a time, once desks have agreed to them. [R46] */
import { consentTo } from '../facets/consent/consent.ts';
import { firstVersions, withoutOpen, withVersion, withWords } from '../facets/consent/fold.ts';
import { receiptsFor } from '../facets/receipts/receipts.ts';
import { changedBy, type Entered, madeBy, withdrawnAt } from './item.ts';
import type { Kind } from './kind.ts';
import { zoneAsks } from './zone-asks.ts';
import { zoneBrief, zoneOver } from './zone-brief.ts';
import { acts, amended, proposed, type ZoneChange } from './zone-changes.ts';
import type { ZoneItem } from './zone-item.ts';
import { ZoneRef, type ZoneTerms } from './zone-terms.ts';

export type { ZoneItem } from './zone-item.ts';
export { ZONE_KINDS, type ZoneKind, ZoneRef, ZoneTerms } from './zone-terms.ts';

/** The item after one of the kind's own changes; `known` is undefined exactly when the change makes it. */
function fold(known: ZoneItem | undefined, entered: Entered, change: ZoneChange): ZoneItem {
  if (change.type === 'zone.proposed') {
    const { terms, agrees } = change;
    return {
      kind: 'zone',
      ref: ZoneRef.parse(`Z-${entered.seq}`),
      ...madeBy(entered, change.type),
      state: 'proposed',
      terms,
      ...(agrees ? { versions: firstVersions(terms, entered) } : {}),
    };
  }
  if (known === undefined) throw new Error(`${change.item} is not in the picture`);
  switch (change.type) {
    case 'zone.amended':
      return known.versions === undefined
        ? { ...changedBy(known, entered, change, true), terms: change.terms }
        : { ...changedBy(known, entered, change), ...withWords(known, change.terms, entered) };
    case 'zone.versioned':
      return { ...changedBy(known, entered, change), ...withVersion(known, change.terms, entered) };
    case 'zone.retracted':
      return { ...changedBy(known, entered, change), ...withoutOpen(known, entered) };
    case 'zone.suspended':
      return { ...changedBy(known, entered, change), state: 'suspended' };
    case 'zone.resumed':
      return { ...changedBy(known, entered, change), state: 'proposed' };
    case 'zone.withdrawn':
      return { ...changedBy(known, entered, change), state: 'withdrawn' };
    default:
      return change satisfies never;
  }
}

/** The kind of zones, references Z-n. */
export const zone = {
  kind: 'zone',
  letter: 'Z',
  field: 'terms',
  makes: [proposed],
  amends: [amended],
  others: acts,
  facets: [consentTo<ZoneTerms>(), receiptsFor(zoneAsks)],
  fold,
  touches: () => [],
  touched: (item) => item,
  said: (item) => item.terms,
  saidIn: (change) => ('terms' in change ? change.terms : undefined),
  refuse: (known, change, how) => how.judges.zone(known, change, how),
  place: ({ area }) => area,
  on: () => undefined,
  happened: ({ terms }) => terms.window.from,
  point: () => undefined,
  title: ({ terms }) => terms.name,
  over: (item) => withdrawnAt(item) ?? zoneOver(item),
  asks: zoneAsks,
  brief: zoneBrief,
  release: {
    bars: ({ ref, state }) => (state === 'suspended' ? `${ref} is suspended` : undefined),
    copy(terms, { placed }) {
      const place = placed(terms.area);
      if (place === undefined) return terms;
      if (place === 'too-wide') return place;
      const { geometry, uncertainty } = place;
      return {
        ...terms,
        area: { type: 'Circle', centre: geometry.coordinates, radius: uncertainty },
      };
    },
    coarseAt: ({ area }) => (area.type === 'Circle' ? area.centre : undefined),
    stays: () => [],
    sensitive: () => [],
  },
} as const satisfies Kind<ZoneItem, ZoneChange, ZoneTerms>;
