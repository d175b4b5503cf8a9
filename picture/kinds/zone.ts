/** Zones: the kind for rules that a desk proposes for an area and a time. */
import { z } from 'zod';
import { Instant, refOf, texts, words } from '../basics.ts';
import { Altitude, Area } from '../geo/place.ts';
import { impossible } from '../refusal.ts';
import { SPEAKERS, WRITERS } from '../roles.ts';
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

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is HH:MM (UTC)');

/** Open from `from` until `to`, or until lifted; with `daily`, only between these times (UTC) each day. */
const Window = z
  .strictObject({
    from: Instant,
    to: Instant.optional(),
    daily: z.strictObject({ from: TimeOfDay, to: TimeOfDay }).optional(), // may run over midnight
  })
  .refine(({ from, to }) => to === undefined || from < to, {
    error: 'ends before it begins',
    path: ['to'],
  });

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
  if (now < Date.parse(window.from)) return 'upcoming';
  if (window.to !== undefined && now >= Date.parse(window.to)) return 'expired';
  if (window.daily === undefined) return 'open';
  const clock = new Date(now).toISOString().slice(11, 16);
  const { from, to } = window.daily;
  const within = from < to ? from <= clock && clock < to : from <= clock || clock < to;
  return within ? 'open' : 'pausing';
}

/** When (ms since 1970) the status next changes by the clock after `now`; undefined if never. */
export function zoneTurns({ state, terms: { window } }: ZoneItem, now: number): number | undefined {
  if (state !== 'proposed') return undefined;
  const from = Date.parse(window.from);
  if (now < from) return from;
  const to = window.to === undefined ? Number.POSITIVE_INFINITY : Date.parse(window.to);
  if (now >= to) return undefined;
  const { daily } = window;
  const clocks = daily === undefined || daily.from === daily.to ? [] : [daily.from, daily.to];
  const next = Math.min(to, ...clocks.map((clock) => nextAt(clock, now)));
  return next === Number.POSITIVE_INFINITY ? undefined : next;
}

const DAY = 86_400_000; // ms

/** The first moment after `now` (ms since 1970) at which it is HH:MM UTC. */
function nextAt(clock: string, now: number): number {
  const today = Date.parse(`${new Date(now).toISOString().slice(0, 10)}T${clock}:00.000Z`);
  return today > now ? today : today + DAY;
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
    const { to } = item.terms.window;
    return withdrawnAt(item) ?? (to === undefined ? undefined : { at: to, fades: false });
  },
  brief({ terms: { window } }, { at }) {
    const to = window.to === undefined ? undefined : Date.parse(window.to);
    return to !== undefined && to > at && to <= at + ENDS_SOON ? ['ending'] : [];
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
