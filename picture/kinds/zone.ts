/** Zones: the kind for rules that hold in an area for a time, once desks have agreed to them. [R46] */
import { z } from 'zod';
import { consentTo } from '../facets/consent/consent.ts';
import { firstVersions, withoutOpen, withVersion, withWords } from '../facets/consent/fold.ts';
import type { Consented } from '../facets/consent/version.ts';
import { SPEAKERS, WRITERS } from '../roles.ts';
import { changedBy, type Entered, type Item, madeBy, Reason, withdrawnAt } from './item.ts';
import type { Kind } from './kind.ts';
import { zoneBrief, zoneOver } from './zone-brief.ts';
import { judgeZone, wasAgreed } from './zone-refusals.ts';
import { ZoneRef, ZoneTerms } from './zone-terms.ts';

export { ZONE_KINDS, type ZoneKind, ZoneRef, ZoneTerms } from './zone-terms.ts';

const proposed = {
  schema: z.strictObject({
    type: z.literal('zone.proposed'),
    terms: ZoneTerms,
    /**
     * Its desk agrees to it. Absent in entries before protocol 7 and in copies of releases: those say
     * that a zone is proposed, and that nobody has agreed.
     */
    agrees: z.literal(true).optional(),
  }),
  may: WRITERS,
};
const versioned = {
  schema: z.strictObject({
    type: z.literal('zone.versioned'),
    item: ZoneRef,
    terms: ZoneTerms,
    reason: Reason.optional(),
  }),
  may: SPEAKERS,
  anyDesk: true,
} as const;
const amended = {
  schema: z.strictObject({
    type: z.literal('zone.amended'),
    item: ZoneRef,
    terms: ZoneTerms,
    reason: Reason.optional(),
  }),
  may: WRITERS,
  anyDesk: true, // the desk of the newest version [R48]
} as const;
const retracted = {
  schema: z.strictObject({
    type: z.literal('zone.retracted'),
    item: ZoneRef,
    version: z.int().positive(),
    reason: Reason,
  }),
  may: SPEAKERS,
  anyDesk: true, // the desk of that version [R48]
} as const;
const act = <T extends string>(type: T) => ({
  schema: z.strictObject({ type: z.literal(type), item: ZoneRef, reason: Reason }),
  may: SPEAKERS,
});
const acts = [
  act('zone.suspended'),
  act('zone.resumed'),
  act('zone.withdrawn'),
  versioned,
  retracted,
] as const;

/** A zone in the picture. */
export interface ZoneItem extends Item, Consented<ZoneTerms> {
  readonly kind: 'zone';
  readonly ref: ZoneRef;
  /** `proposed` unless one desk alone has suspended or withdrawn it; the rest is in its versions. */
  readonly state: 'proposed' | 'suspended' | 'withdrawn';
}

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
    case 'zone.retracted': {
      const fields = withoutOpen(known, entered);
      const state = wasAgreed(fields.versions) ? known.state : 'withdrawn';
      return { ...changedBy(known, entered, change), ...fields, state };
    }
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
  facets: [consentTo<ZoneTerms>()],
  fold,
  said: (item) => item.terms,
  saidIn: (change) => ('terms' in change ? change.terms : undefined),
  refuse: judgeZone,
  place: ({ area }) => area,
  on: () => undefined,
  happened: ({ terms }) => terms.window.from,
  point: () => undefined,
  title: ({ terms }) => terms.name,
  over: (item) => withdrawnAt(item) ?? zoneOver(item),
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

export type ZoneChange = z.infer<
  (typeof proposed | typeof amended | (typeof acts)[number])['schema']
>;
