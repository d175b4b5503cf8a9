/**
 * Watches the channels of desks: says when one is lost and when it is heard again, and asks for checks by
 * the cell's schedule. [R35] [R36]
 */
import type { DeskId } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import { type Machine, SERVER } from '../../picture/permission.ts';
import type { Picture } from '../../picture/picture.ts';
import type { Checks } from '../../picture/setting.ts';
import type { ChannelItem, ChannelRef } from '../../picture/staff/items.ts';
import { channelsOf, holds } from '../../picture/staff/ledger.ts';
import { checksOf } from '../../picture/views/channels.ts';
import { isNotNow } from '../pictures/append.ts';
import type { Hearing } from '../pictures/hearing.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import { appendOnce, type Duty } from './agent.ts';

/** ms of silence after which a channel is lost. */
const LOST_AFTER = 15_000;
/** ms that a desk must have been heard for before that is said. */
const HEARD_AFTER = 5000;
/** ms between two losses of one desk, at least. */
const PAIR_EVERY = 60_000;
/** ms until a desk that begins to be heard is looked at again. */
const LOOK_AGAIN = 1000;

/** What the server does about the channel of a desk; `after`: what tells this time from every other. */
export type ChannelDue =
  | { readonly type: 'channel.lost' | 'channel.checked'; readonly desk: DeskId; after: string }
  | { readonly type: 'channel.heard'; readonly desk: DeskId; readonly item: ChannelRef };

/** What is due for a desk, or when (ms since 1970) something will be; undefined: nothing by the clock. */
export type Dues = { readonly due: ChannelDue } | { readonly next: number | undefined };

export interface ChannelDeps {
  readonly cell: Pick<Cell, 'channel'>;
  readonly picture: Pick<ServedPicture, 'replica' | 'appender'>;
  readonly hearing: Hearing;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What is to be said of the channel of a desk. `started`: since when checks count if none was ever asked. */
export function channelDues(
  { staff }: Pick<Picture, 'staff'>,
  desk: DeskId,
  now: number,
  how: { readonly checks: Checks; readonly hearing: Hearing; readonly started: number },
): Dues {
  const items = channelsOf(staff, desk);
  const suspension = items.findLast((item) => item.is === 'suspension' && holds(item, now));
  if (suspension !== undefined) {
    return { next: suspension.ended && Date.parse(suspension.ended.from) };
  }
  const loss = items.findLast(({ is }) => is === 'loss');
  return loss?.state === 'standing'
    ? againstLoss(loss, desk, now, how.hearing)
    : whileOpen(items, loss, desk, now, how);
}

/** [R36] A channel that is lost is heard again once its desk was heard for a while. */
function againstLoss({ ref }: ChannelItem, desk: DeskId, now: number, hearing: Hearing): Dues {
  const heard = hearing.heardFor(desk);
  if (heard === undefined) return { next: undefined };
  if (heard >= HEARD_AFTER) return { due: { type: 'channel.heard', desk, item: ref } };
  return { next: now + LOOK_AGAIN };
}

function whileOpen(
  items: readonly ChannelItem[],
  loss: ChannelItem | undefined,
  desk: DeskId,
  now: number,
  { checks, hearing, started }: Parameters<typeof channelDues>[3],
): Dues {
  const after = loss?.ref ?? 'never';
  const pair = loss === undefined ? 0 : Date.parse(loss.recorded) + PAIR_EVERY;
  const lost = Math.max(hearing.silentSince(desk) + LOST_AFTER, pair);
  if (lost <= now) return { due: { type: 'channel.lost', desk, after } };
  const check = items.findLast(({ is }) => is === 'check');
  const asked = check === undefined ? started : Date.parse(check.recorded);
  if (loss?.ended !== undefined && (check === undefined || check.seq < loss.ended.seq)) {
    return { due: { type: 'channel.checked', desk, after } };
  }
  const due = asked + checks.every * 60_000;
  return due <= now
    ? { due: { type: 'channel.checked', desk, after: check?.ref ?? 'never' } }
    : { next: Math.min(lost, due) };
}

/** The duty of a picture that all desks of the cell share; undefined: the cell has switched it off. */
export function channelDuty(deps: ChannelDeps): Duty<ChannelDue> | undefined {
  const checks = checksOf(deps.cell);
  if (checks === undefined) return undefined;
  const { picture, hearing } = deps;
  const { replica, appender } = picture;
  const how = { checks, hearing, started: deps.now() };
  const allDues = (now: number): readonly Dues[] => {
    const { members = [] } = replica.picture.opened ?? {};
    if (replica.alarm !== undefined) return [];
    return members.map((desk) => channelDues(replica.picture, desk, now, how));
  };

  return {
    async *wakes(signal) {
      while (!signal.aborted) {
        const over = new AbortController();
        const either = AbortSignal.any([signal, over.signal]);
        const woken = Promise.race([replica.nextChange(either), hearing.next(either)]);
        yield;
        await woken;
        over.abort(); // nobody waits for the other one any more
      }
    },
    at: (now) => allDues(now).flatMap((dues) => ('due' in dues ? dues.due : [])),
    next(now) {
      const next = Math.min(
        ...allDues(now).flatMap((dues) => ('next' in dues ? (dues.next ?? []) : [])),
      );
      return next === Number.POSITIVE_INFINITY ? undefined : next;
    },
    cause,
    async perform(due) {
      await replica.catchUp(); // another server may have said it
      const now = channelDues(replica.picture, due.desk, deps.now(), how);
      if (!('due' in now) || cause(now.due) !== cause(due)) return 'later';
      const server: Machine = { desk: due.desk, person: SERVER, role: 'server' };
      const { type, desk } = due;
      const change = 'item' in due ? { type, item: due.item } : { type, desk };
      const answer = await appendOnce(appender, server, change, cause(due));
      if (answer.kind === 'taken') return 'done';
      if (isNotNow(answer)) return 'later';
      throw new Error(`${cause(due)} was not taken: ${answer.why}`);
    },
  };
}

/** The same for the same loss, the same check, whichever server says it and however often it starts. */
const cause = (due: ChannelDue): string =>
  [due.type, due.desk, 'item' in due ? due.item : `after ${due.after}`].join(' ');
