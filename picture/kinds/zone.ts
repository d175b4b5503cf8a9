/** Zones: the kind for rules that a desk proposes for an area and a time. */
import { z } from 'zod';
import { refOf, texts, words } from '../basics.ts';
import { Altitude, Area } from '../geo/place.ts';
import { impossible } from '../refusal.ts';
import { SPEAKERS, WRITERS } from '../roles.ts';
import { Window, windowPhase, windowTurns } from '../window.ts';
import { changedBy, type Item, madeBy, Reason, type Stamp, withdrawnAt } from './item.ts';
import type { Kind } from './kind.ts';

export const ZoneRef = refOf('Z', 'a zone');

export const ZONE_KINDS = [
  'no-fly',
  'no-fire',
  'no-entry',
  'coordination',
  'corridor',
  'protected-site',
  'exercise',
  'hazard',
] as const;

/** All that a zone says of itself: the terms that desks agree to. [R7] */
export const ZoneTerms = z.strictObject({
  kind: z.enum(ZONE_KINDS),
  name: texts(120),
  area: Area,
  altitude: Altitude.optional(),
  window: Window,
  rules: texts(4000).optional(),
  basis: words(500), // the law or document it rests on
});

const proposed = {
  schema: z.strictObject({ type: z.literal('zone.proposed'), terms: ZoneTerms }),
  may: WRITERS,
};
const amended = {
  schema: z.strictObject({
    type: z.literal('zone.amended'),
    item: ZoneRef,
    terms: ZoneTerms,
    reason: Reason.optional(),
  }),
  may: WRITERS,
};
const act = <T extends string>(type: T) => ({
  schema: z.strictObject({ type: z.literal(type), item: ZoneRef, reason: Reason }),
  may: SPEAKERS,
});
const acts = [act('zone.suspended'), act('zone.resumed'), act('zone.withdrawn')] as const;

/** A zone in the picture. */
export interface ZoneItem extends Item {
  readonly kind: 'zone';
  readonly ref: ZoneRef;
  readonly state: 'proposed' | 'suspended' | 'withdrawn';
  readonly terms: ZoneTerms;
}

/** The item after one of the kind's own changes; `known` is undefined exactly when the change makes it. */
function fold(known: ZoneItem | undefined, stamp: Stamp, change: ZoneChange): ZoneItem {
  if (change.type === 'zone.proposed') {
    return {
      kind: 'zone',
      ref: ZoneRef.parse(`Z-${stamp.seq}`),
      ...madeBy(stamp, change.type),
      state: 'proposed',
      terms: change.terms,
    };
  }
  if (known === undefined) throw new Error(`${change.item} is not in the picture`);
  switch (change.type) {
    case 'zone.amended':
      return { ...changedBy(known, stamp, change, true), terms: change.terms };
    case 'zone.suspended':
      return { ...changedBy(known, stamp, change), state: 'suspended' };
    case 'zone.resumed':
      return { ...changedBy(known, stamp, change), state: 'proposed' };
    case 'zone.withdrawn':
      return { ...changedBy(known, stamp, change), state: 'withdrawn' };
    default:
      return change satisfies never;
  }
}

/** The status of a zone at a time, by its state and window; `pausing` is between two daily windows. */
export type ZoneStatus = 'upcoming' | 'open' | 'pausing' | 'expired' | 'suspended' | 'withdrawn';

/** The status of a zone at `now` (ms since 1970). */
export function zoneStatus({ state, terms: { window } }: ZoneItem, now: number): ZoneStatus {
  if (state !== 'proposed') return state;
  return STATUS[windowPhase(window, now)];
}

const STATUS = { before: 'upcoming', open: 'open', pausing: 'pausing', over: 'expired' } as const;

/** When (ms since 1970) the status next changes by the clock after `now`; undefined if never. */
export function zoneTurns({ state, terms: { window } }: ZoneItem, now: number): number | undefined {
  return state === 'proposed' ? windowTurns(window, now) : undefined;
}

/** How long (ms) before its end a zone stands in the brief of every desk: a watch of eight hours. */
const ENDS_SOON = 8 * 3_600_000;

/** The kind of zones, references Z-n. */
export const zone = {
  kind: 'zone',
  letter: 'Z',
  field: 'terms',
  makes: [proposed],
  amends: [amended],
  others: acts,
  facets: [],
  fold,
  said: (item) => item.terms,
  saidIn: (change) => ('terms' in change ? change.terms : undefined),
  refuse(zone, { type }, { field }) {
    const suspended = zone?.state === 'suspended';
    if (type === 'zone.suspended' && suspended) {
      return impossible('R9', field, `${zone.ref} is suspended already`);
    }
    if (type === 'zone.resumed' && !suspended) {
      return impossible('R9', field, `${zone?.ref} is not suspended`);
    }
    return undefined;
  },
  place: ({ area }) => area,
  on: () => undefined,
  happened: ({ terms }) => terms.window.from,
  point: () => undefined,
  title: ({ terms }) => terms.name,
  over(item) {
    const { to, estimated } = item.terms.window; // one that is estimated ends nothing [R53]
    return withdrawnAt(item) ?? (to && !estimated ? { at: to, fades: false } : undefined);
  },
  brief({ terms: { window } }, { at }) {
    const to = window.to === undefined ? undefined : Date.parse(window.to);
    if (to === undefined || to > at + ENDS_SOON) return [];
    return to > at || window.estimated ? ['ending'] : []; // estimated and past: still to be confirmed
  },
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

export type ZoneRef = z.infer<typeof ZoneRef>;
export type ZoneTerms = z.infer<typeof ZoneTerms>;
type ZoneChange = z.infer<(typeof proposed | typeof amended | (typeof acts)[number])['schema']>;
export type ZoneKind = (typeof ZONE_KINDS)[number];
