/** Channels: the kind for the connection of a desk to the cell: checks, suspensions and losses. [R35] */
import { z } from 'zod';
import { DeskId, Instant } from '../basics.ts';
import type { Context } from '../judging.ts';
import { SPOKEN } from '../phrasebook/book.ts';
import { Phrase, slotOfType } from '../phrasebook/phrase.ts';
import { faultOf } from '../phrasebook/said.ts';
import { forbidden, impossible, type Refusal } from '../refusal.ts';
import { type AuthorRole, SPEAKERS } from '../roles.ts';
import { type ChannelItem, ChannelRef } from '../staff/items.ts';
import type { StaffKind } from '../staff/kind.ts';
import { channelsOf, holding } from '../staff/ledger.ts';
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

/** How long (ms) a person waits for an answer before they ask the same desk again. */
const ASKED_AGAIN = 120_000;

/** What each act ends. */
const ENDS = {
  'channel.resumed': 'suspension',
  'channel.answered': 'check',
  'channel.heard': 'loss',
} as const satisfies Record<string, ChannelItem['is']>;

/** Nothing is left to end. A suspension that is to end later may still end before. [R35] */
const isOver = ({ is, state, ended }: ChannelItem, now = Number.POSITIVE_INFINITY): boolean =>
  state === 'ended' &&
  (is !== 'suspension' || ended === undefined || Date.parse(ended.from) <= now);

/** [R57] The reason why the words of an act are not those of its phrase, about the same time. */
function wronglySaid(
  { type, from, says }: Extract<ChannelChange, { says?: unknown }>,
  context: Context | undefined,
): Refusal | undefined {
  if (says === undefined) return undefined;
  const number = type === 'channel.suspended' ? SPOKEN.suspending : SPOKEN.resuming;
  if (says.number !== number || slotOfType(says, 'time')?.value !== from) {
    return impossible('R57', 'change.says', `is not phrase ${number} from the time of this act`);
  }
  if (context?.book === undefined) return impossible('R57', 'change.says', 'cannot be judged here');
  const fault = faultOf(context.book, says);
  return fault && impossible('R57', `change.says.${fault.field}`, fault.why);
}

/** The kind of channels, references C-n. */
export const channel = {
  kind: 'channel',
  letter: 'C',
  makes: [suspended, checked, lost],
  others: [resumed, answered, heard],
  fold,
  refuse(known, change, { actor, picture, context, field }) {
    const { staff, opened } = picture;
    const { type } = change;
    const standing = (desk: DeskId, is: ChannelItem['is']) =>
      channelsOf(staff, desk).filter((item) => item.is === is && item.state === 'standing');
    if ('from' in change && change.from !== undefined) {
      if (context === undefined || Date.parse(change.from) < context.now) {
        return impossible('R35', 'change.from', 'is past: a channel changes from now on, or later');
      }
    }
    const unsaid = 'says' in change ? wronglySaid(change, context) : undefined;
    if (unsaid !== undefined) return unsaid;
    if (type === 'channel.suspended') {
      const [already] = standing(actor.desk, 'suspension');
      return already && impossible('R35', field, `${already.ref} suspends this channel already`);
    }
    if (type === 'channel.checked' || type === 'channel.lost') {
      if (!opened?.members.includes(change.desk)) {
        return impossible('R35', 'change.desk', `${change.desk} is not a desk of this picture`);
      }
      if (type === 'channel.lost') {
        const [already] = standing(change.desk, 'loss');
        return already && impossible('R36', 'change.desk', `${already.ref} says so already`);
      }
      if (actor.role === 'server') return undefined; // it asks by the schedule, and when heard again
      if (change.desk === actor.desk) {
        return impossible('R35', 'change.desk', 'a desk asks the others, not itself');
      }
      const waiting = standing(change.desk, 'check').find(
        ({ by, recorded }) =>
          by.desk === actor.desk &&
          by.person === actor.person &&
          context !== undefined &&
          Date.parse(recorded) > context.now - ASKED_AGAIN,
      );
      return waiting && impossible('R35', 'change.desk', `${waiting.ref} waits for an answer`);
    }
    if (known === undefined) return undefined;
    if (known.is !== ENDS[type] || isOver(known, context?.now)) {
      return impossible('R35', field, `${known.ref} is no ${ENDS[type]} that waits for this`);
    }
    if (type !== 'channel.answered') return undefined;
    if (known.desk !== actor.desk) {
      return forbidden('P19', `${known.ref} asks the desk ${known.desk}, which alone answers`);
    }
    const held = context && holding(staff, actor.desk, context.now);
    return held?.by.person === actor.person
      ? undefined
      : forbidden('P19', 'a check is answered by the person who holds the watch');
  },
} as const satisfies StaffKind<ChannelItem, ChannelChange>;

type ChannelChange = z.infer<
  (
    | typeof suspended
    | typeof checked
    | typeof lost
    | typeof resumed
    | typeof answered
    | typeof heard
  )['schema']
>;
