/** Events: the kind for what happened, as a desk reports it; each desk has its own position on it. */
import { z } from 'zod';
import { type DeskId, Instant, Ref, refOf, texts, words } from '../basics.ts';
import { CATEGORY_IDS } from '../categories.ts';
import { type Positioned, positions } from '../facets/positions.ts';
import type { Asked, Receipted } from '../facets/receipts/receipt.ts';
import { receiptsFor } from '../facets/receipts/receipts.ts';
import { Altitude, Shape } from '../geo/place.ts';
import { isUrgent, Precedence } from '../precedence.ts';
import { SPEAKERS, WRITERS } from '../roles.ts';
import { changedBy, type Item, madeBy, Reason, type Stamp, withdrawnAt } from './item.ts';
import type { BriefGroup, Kind } from './kind.ts';

export const EventRef = refOf('E', 'an event');

/** The source by the Admiralty code: reliability A–F, credibility of the information 1–6. */
export const Source = z.strictObject({
  name: words(200).optional(),
  reference: words(200).optional(), // the source's own number for the report
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  credibility: z.enum(['1', '2', '3', '4', '5', '6']),
});

/** A relation to another item of the picture. */
export const Link = z.strictObject({
  relation: z.enum(['related', 'response', 'cause', 'duplicate']),
  item: Ref,
});

/** When it occurred: a moment, or a time that is only known to lie within [from, to]. */
const Occurred = z
  .strictObject({ from: Instant, to: Instant.optional() })
  .refine(({ from, to }) => to === undefined || from <= to, {
    error: 'ends before it begins',
    path: ['to'],
  });

/** All that an event says of itself. [R7] */
export const EventFields = z
  .strictObject({
    category: z.enum(CATEGORY_IDS),
    precedence: Precedence,
    geometry: Shape,
    /** The radius (m) within which the true place of a point lies. */
    uncertainty: z.number().positive('is not above 0 m').max(200_000, 'is above 200 km').optional(),
    occurred: Occurred,
    title: texts(200),
    text: texts(4000).optional(),
    source: Source,
    altitude: Altitude.optional(),
    links: z.array(Link).max(20, 'more than 20 links').optional(),
  })
  .refine((e) => e.uncertainty === undefined || e.geometry.type === 'Point', {
    error: 'only a point has a radius of uncertainty',
    path: ['uncertainty'],
  });

const reported = {
  schema: z.strictObject({ type: z.literal('event.reported'), event: EventFields }),
  may: [...WRITERS, 'feed'],
} as const;
const amended = {
  schema: z.strictObject({
    type: z.literal('event.amended'),
    item: EventRef,
    event: EventFields,
    reason: Reason.optional(),
  }),
  may: [...WRITERS, 'feed'], // its own alone [P22]
} as const;
const withdrawn = {
  schema: z.strictObject({ type: z.literal('event.withdrawn'), item: EventRef, reason: Reason }),
  may: SPEAKERS,
} as const;

/** An event in the picture. */
export interface EventItem extends Item, Positioned, Receipted {
  readonly kind: 'event';
  readonly ref: EventRef;
  readonly state: 'standing' | 'withdrawn';
  readonly fields: EventFields;
}

/** The item after one of the kind's own changes; `known` is undefined exactly when the change makes it. */
function fold(known: EventItem | undefined, stamp: Stamp, change: EventChange): EventItem {
  if (change.type === 'event.reported') {
    return {
      kind: 'event',
      ref: EventRef.parse(`E-${stamp.seq}`),
      ...madeBy(stamp, change.type),
      state: 'standing',
      fields: change.event,
      positions: {},
    };
  }
  if (known === undefined) throw new Error(`${change.item} is not in the picture`);
  switch (change.type) {
    case 'event.amended':
      return { ...changedBy(known, stamp, change, true), fields: change.event };
    case 'event.withdrawn':
      return { ...changedBy(known, stamp, change), state: 'withdrawn' };
    default:
      return change satisfies never;
  }
}

/** The status of an event at `now` (ms since 1970); only one with an end can be ongoing. */
export function eventStatus(event: EventItem, now: number): 'ongoing' | 'over' | 'withdrawn' {
  if (event.state === 'withdrawn') return 'withdrawn';
  const { from, to } = event.fields.occurred;
  return to !== undefined && Date.parse(from) <= now && now < Date.parse(to) ? 'ongoing' : 'over';
}

/** When (ms since 1970) the status next changes by the clock after `now`; undefined if never. */
export function eventTurns({ state, fields }: EventItem, now: number): number | undefined {
  const { from, to } = fields.occurred;
  if (state === 'withdrawn' || to === undefined || from === to) return undefined;
  return [from, to].map((time) => Date.parse(time)).find((time) => time > now);
}

const DAY = 24 * 60 * 60_000; // ms

/** Whether what was over at a time (ms) was reported late, but within a day: it then counts from its report. */
export const isLateNews = (over: number, recorded: number): boolean =>
  recorded > over && recorded - over < DAY;

/** When an event is over; for one that was reported late, but within a day, when it was reported. */
function newsUntil({ fields: { occurred }, recorded }: EventItem): Instant {
  const over = occurred.to ?? occurred.from;
  return isLateNews(Date.parse(over), Date.parse(recorded)) ? recorded : over;
}

const LATE = 6 * 3_600_000; // ms

/** [R42] [R60] What was over six hours before it was recorded is history, and nobody's to answer. */
export const isHistory = ({
  fields: { occurred },
  recorded,
}: Pick<EventItem, 'fields' | 'recorded'>): boolean =>
  Date.parse(recorded) - Date.parse(occurred.to ?? occurred.from) > LATE;

/** [R60] What a person reports as FLASH or IMMEDIATE every other desk must know, as it is worded now. */
function asks(event: EventItem, members: readonly DeskId[]): Asked | undefined {
  const { by, fields, history, seq, recorded } = event;
  if (!isUrgent(fields.precedence) || by.role === 'feed' || isHistory(event)) return undefined;
  const desks = members.filter((desk) => desk !== by.desk);
  if (desks.length === 0) return undefined;
  const words = history.findLast(({ type }) => type === 'event.amended');
  return {
    desks,
    words: words === undefined ? { seq, time: recorded } : { seq: words.seq, time: words.time },
    precedence: fields.precedence,
    units: false,
    over: withdrawnAt(event)?.at,
    waits: false,
  };
}

/** The kind of events, references E-n. */
export const event = {
  kind: 'event',
  letter: 'E',
  field: 'event',
  makes: [reported],
  amends: [amended],
  others: [withdrawn],
  facets: [positions, receiptsFor(asks)],
  fold,
  touches: () => [],
  touched: (item) => item,
  said: (item) => item.fields,
  saidIn: (change) => ('event' in change ? change.event : undefined),
  refuse: (known, change, how) => how.judges.event(known, change, how),
  place: ({ geometry }) => geometry,
  on: () => undefined,
  happened: ({ fields }) => fields.occurred.from,
  point: ({ fields: { category, precedence, uncertainty = 0, occurred } }) => ({
    category,
    precedence,
    reach: uncertainty,
    until: occurred.to ?? occurred.from,
  }),
  title: ({ fields }) => fields.title,
  over: (item) => withdrawnAt(item) ?? { at: newsUntil(item), fades: true },
  asks,
  brief({ fields: { precedence }, by, positions }, { desk }) {
    const urgent = isUrgent(precedence);
    const stance = positions[desk]?.stance ?? 'none';
    const stances = Object.values(positions).map((position) => position?.stance);
    const groups: BriefGroup[] = [];
    if (urgent) groups.push('open');
    if (urgent && by.desk !== desk && stance === 'none') groups.push('waiting');
    if (stances.includes('disputes') || stances.includes('denies')) groups.push('disputed');
    return groups;
  },
  release: {
    bars: () => undefined,
    copy(fields, { placed, named }) {
      const place = placed(fields.geometry, fields.uncertainty);
      if (place === 'too-wide') return place;
      const { reliability, credibility } = fields.source;
      const links = (fields.links ?? []).flatMap(({ relation, item }) => {
        const ref = named(item);
        return ref === undefined ? [] : [{ relation, item: ref }];
      });
      return {
        ...fields,
        ...(place ?? {}),
        source: { reliability, credibility },
        links: links.length > 0 ? links : undefined,
      };
    },
    coarseAt: ({ geometry }) => (geometry.type === 'Point' ? geometry.coordinates : undefined),
    stays({ fields: { source }, positions }) {
      const named = source.name !== undefined || source.reference !== undefined;
      const taken = Object.keys(positions).length > 0;
      return [...(named ? (['source'] as const) : []), ...(taken ? (['positions'] as const) : [])];
    },
    sensitive: ({ category }) => [category],
  },
} as const satisfies Kind<EventItem, EventChange, EventFields>;

export type EventRef = z.infer<typeof EventRef>;
export type Source = z.infer<typeof Source>;
export type EventFields = z.infer<typeof EventFields>;
export type EventChange = z.infer<(typeof reported | typeof amended | typeof withdrawn)['schema']>;
