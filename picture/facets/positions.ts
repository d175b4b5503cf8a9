/** Positions: the facet for each desk's own stance on an item of any desk. [R13] [P5] */
import { z } from 'zod';
import { type DeskId, type Instant, Ref, type Texts, texts } from '../basics.ts';
import { type Item, Reason, type Stamp, stepped } from '../kinds/item.ts';
import { SPEAKERS } from '../roles.ts';
import type { Facet } from './facet.ts';

/** The stances a desk can take; 'none' is "no information". [R13] */
export const STANCES = ['confirms', 'partly', 'none', 'reviewing', 'disputes', 'denies'] as const;
export const Stance = z.enum(STANCES);

const taken = {
  schema: z.strictObject({
    type: z.literal('position.taken'),
    item: Ref,
    stance: Stance,
    reason: Reason.optional(), // in entries before protocol 4; no longer taken (retired.ts) [R30]
    said: texts(1000).optional(),
  }),
  may: SPEAKERS,
  anyDesk: true,
} as const;

/** The stance of one desk, and the entry that took it. */
export interface Position {
  readonly stance: Stance;
  /** Why, in one to three languages; `reason` in entries before protocol 4, in one. [R30] */
  readonly said?: Texts;
  readonly reason?: string;
  readonly seq: number;
  readonly time: Instant;
}

/** The newest position of each desk that has taken one; earlier ones are in the history. */
export interface Positioned {
  readonly positions: Readonly<Partial<Record<DeskId, Position>>>;
}

/** The facet of positions. */
export const positions = {
  facet: 'positions',
  acts: [taken],
  fold: (item, stamp, change) => ({
    ...stepped(item, stamp, change),
    positions: { ...item.positions, [stamp.by.desk]: positionIn(stamp, change) },
  }),
  refuse: () => undefined,
} as const satisfies Facet<Item & Positioned, z.infer<typeof taken.schema>>;

function positionIn(
  { seq, time }: Stamp,
  { stance, reason, said }: z.infer<typeof taken.schema>,
): Position {
  return {
    stance,
    ...(reason === undefined ? {} : { reason }),
    ...(said === undefined ? {} : { said }),
    seq,
    time,
  };
}

export type Stance = z.infer<typeof Stance>;
