/** Channels: the kind for the connection of a desk to the cell: checks, suspensions and losses. [R35] */
import { z } from 'zod';
import { DeskId, Instant } from '../basics.ts';
import { Phrase } from '../phrasebook/phrase.ts';
import { type AuthorRole, SPEAKERS } from '../roles.ts';
import { type ChannelItem, ChannelRef } from '../staff/items.ts';
import type { StaffKind } from '../staff/kind.ts';
import { changedBy, madeBy, Reason, type Stamp } from './item.ts';

const SERVER: readonly AuthorRole[] = ['server'];

const suspended = {
  schema: z.strictObject({
    type: z.literal('channel.suspended'),
    from: Instant.optional(),
    reason: Reason.optional(),
    /** The same said as a phrase of the book. [R57] */
    says: Phrase.optional(),
  }),
  may: SPEAKERS,
} as const;
const checked = {
  schema: z.strictObject({ type: z.literal('channel.checked'), desk: DeskId }),
  may: [...SPEAKERS, ...SERVER],
} as const;
const lost = {
  schema: z.strictObject({ type: z.literal('channel.lost'), desk: DeskId }),
  may: SERVER,
} as const;
const resumed = {
  schema: z.strictObject({
    type: z.literal('channel.resumed'),
    item: ChannelRef,
    from: Instant.optional(),
    says: Phrase.optional(),
  }),
  may: SPEAKERS,
} as const;
const answered = {
  schema: z.strictObject({ type: z.literal('channel.answered'), item: ChannelRef }),
  may: SPEAKERS,
  anyDesk: true,
} as const;
const heard = {
  schema: z.strictObject({ type: z.literal('channel.heard'), item: ChannelRef }),
  may: SERVER,
  anyDesk: true,
} as const;

function fold(known: ChannelItem | undefined, stamp: Stamp, change: ChannelChange): ChannelItem {
  const made = () =>
    ({
      kind: 'channel',
      ref: ChannelRef.parse(`C-${stamp.seq}`),
      ...madeBy(stamp, change.type),
      state: 'standing',
    }) as const;
  switch (change.type) {
    case 'channel.suspended': {
      const { from, reason, says } = change;
      return {
        ...made(),
        is: 'suspension',
        desk: stamp.by.desk,
        ...(from === undefined ? {} : { from }),
        ...(reason === undefined ? {} : { reason }),
        ...(says === undefined ? {} : { says }),
      };
    }
    case 'channel.checked':
      return { ...made(), is: 'check', desk: change.desk };
    case 'channel.lost':
      return { ...made(), is: 'loss', desk: change.desk };
    case 'channel.resumed':
    case 'channel.answered':
    case 'channel.heard': {
      if (known === undefined) throw new Error(`${change.item} is not in the picture`);
      const { seq, time, by } = stamp;
      const from = change.type === 'channel.resumed' ? (change.from ?? time) : time;
      const says = 'says' in change && change.says !== undefined ? { says: change.says } : {};
      const ended = { seq, time, by, from, ...says };
      return { ...changedBy(known, stamp, change), state: 'ended', ended };
    }
    default:
      return change satisfies never;
  }
}

/** The kind of channels, references C-n. */
export const channel = {
  kind: 'channel',
  letter: 'C',
  makes: [suspended, checked, lost],
  others: [resumed, answered, heard],
  fold,
  refuse: (known, change, how) => how.judges.channel(known, change, how),
} as const satisfies StaffKind<ChannelItem, ChannelChange>;

export type ChannelChange = z.infer<
  (
    | typeof suspended
    | typeof checked
    | typeof lost
    | typeof resumed
    | typeof answered
    | typeof heard
  )['schema']
>;
