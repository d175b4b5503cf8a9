/** Decides the changes of a channel: from when, by whom, and in the words of the book. [R35] [R36] */
import type { DeskId } from '../basics.ts';
import type { Context, Judging } from '../judging.ts';
import { SPOKEN } from '../phrasebook/book.ts';
import { slotOfType } from '../phrasebook/phrase.ts';
import { faultOf } from '../phrasebook/said.ts';
import { forbidden, impossible, type Refusal } from '../refusal.ts';
import type { ChannelItem } from '../staff/items.ts';
import { channelsOf, holding } from '../staff/ledger.ts';
import type { ChannelChange } from './channel.ts';

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

/** The reason to refuse a change of a channel; undefined if there is none. */
export function judgeChannel(
  known: ChannelItem | undefined,
  change: ChannelChange,
  { actor, picture, context, field }: Judging,
): Refusal | undefined {
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
}

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
