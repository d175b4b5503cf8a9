/**
 * Items of staff kinds: the watches of desks, suspensions, checks and losses of channels, and what desks did
 * about alarms. They say how the cell is staffed; they stand beside the map, in a table of their own. [R31]
 */
import type { z } from 'zod';
import {
  type DeskId,
  type Hash,
  type Instant,
  type PersonId,
  type Ref,
  refOf,
  type Texts,
} from '../basics.ts';
import type { Item, Stamp } from '../kinds/item.ts';
import type { Phrase } from '../phrasebook/phrase.ts';
import type { AlarmName } from './alarm-name.ts';

export const WatchRef = refOf('W', 'a watch');
export const ChannelRef = refOf('C', 'a suspension, a check or a loss');
export const AlarmActRef = refOf('L', 'an act about alarms');
export const RemarkRef = refOf('K', 'a remark');

export type WatchRef = z.infer<typeof WatchRef>;
export type ChannelRef = z.infer<typeof ChannelRef>;
export type AlarmActRef = z.infer<typeof AlarmActRef>;
export type RemarkRef = z.infer<typeof RemarkRef>;

/** The brief that a watch was taken on: the view of the picture at an entry and a time, and its hash. [R33] */
export interface BriefRead {
  readonly seq: number;
  readonly at: Instant;
  readonly hash: Hash;
}

/** A watch of the desk that took it. That it was relieved is said by the desk's next one (ledger.ts). */
export interface WatchItem extends Item {
  readonly kind: 'watch';
  readonly ref: WatchRef;
  readonly state: 'held' | 'offered' | 'left';
  readonly brief: BriefRead;
  /** The watch that it ended. */
  readonly relieves?: WatchRef;
  /** The holder before did not offer it: they were not there. */
  readonly absent?: true;
  /** The second officer, to whom alarms go that the holder does not acknowledge. */
  readonly second?: PersonId;
  /** Why it was left. */
  readonly reason?: string;
}

/** One suspension, one check or one loss of the channel of `desk`. */
export interface ChannelItem extends Item {
  readonly kind: 'channel';
  readonly ref: ChannelRef;
  /** `standing` until it is resumed, answered or heard. */
  readonly state: 'standing' | 'ended';
  readonly is: 'suspension' | 'check' | 'loss';
  readonly desk: DeskId;
  /** When a suspension begins, if that is not when it was recorded. */
  readonly from?: Instant;
  readonly reason?: string;
  /** A suspension that was said as a phrase of the book. [R57] */
  readonly says?: Phrase;
  /** The entry that ended it, and when what it says takes effect. */
  readonly ended?: Stamp & { readonly from: Instant; readonly says?: Phrase };
}

/** One act of a desk about occurrences of alarms. */
export interface AlarmActItem extends Item {
  readonly kind: 'alarm';
  readonly ref: AlarmActRef;
  readonly state: 'standing';
  readonly act: 'acknowledged' | 'shelved' | 'unshelved';
  readonly alarms: readonly AlarmName[];
  /** [R39] When shelved alarms come back. */
  readonly until?: Instant;
  readonly reason?: string;
  /** Nobody held the watch of the desk. */
  readonly held?: false;
}

/** A remark of the watch, in the picture of its own desk. [R44] */
export interface RemarkItem extends Item {
  readonly kind: 'remark';
  readonly ref: RemarkRef;
  readonly state: 'standing';
  readonly text: Texts;
  /** An item of the picture that all desks share. */
  readonly about?: Ref;
}

export const isWatch = (item: Item): item is WatchItem => item.kind === 'watch';
export const isChannel = (item: Item): item is ChannelItem => item.kind === 'channel';
export const isAlarmAct = (item: Item): item is AlarmActItem => item.kind === 'alarm';
export const isRemark = (item: Item): item is RemarkItem => item.kind === 'remark';
