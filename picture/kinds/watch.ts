/** Watches: the kind for being on duty for a desk. One person holds it, on a brief that they have read. [R32] */
import { z } from 'zod';
import type { DeskId } from '../basics.ts';
import { Hash, Instant, PersonId, Seq } from '../basics.ts';
import type { Judging } from '../judging.ts';
import { forbidden, impossible, overlooked, type Refusal } from '../refusal.ts';
import { SPEAKERS } from '../roles.ts';
import { type WatchItem, WatchRef } from '../staff/items.ts';
import type { StaffKind } from '../staff/kind.ts';
import { channelsOf, holding, holds, lastWatch } from '../staff/ledger.ts';
import type { Table } from '../table.ts';
import { changedBy, type Item, madeBy, Reason, type Stamp } from './item.ts';

/** The view of the picture at an entry and a time that was read, and its hash. [R33] */
const BriefRead = z.strictObject({ seq: Seq, at: Instant, hash: Hash });

const taken = {
  schema: z
    .strictObject({
      type: z.literal('watch.taken'),
      brief: BriefRead,
      /** The watch that this one ends; none if nobody held it. */
      relieves: WatchRef.optional(),
      /** Its holder did not offer it. */
      absent: z.literal(true).optional(),
      second: PersonId.optional(),
    })
    .refine(({ relieves, absent }) => absent === undefined || relieves !== undefined, {
      error: 'nobody is relieved who could be absent',
      path: ['absent'],
    }),
  may: SPEAKERS,
} as const;
const offered = {
  schema: z.strictObject({ type: z.literal('watch.offered'), item: WatchRef }),
  may: SPEAKERS,
} as const;
const left = {
  schema: z.strictObject({ type: z.literal('watch.left'), item: WatchRef, reason: Reason }),
  may: SPEAKERS,
} as const;

/** How old (ms) a brief may be when the watch is taken on it. [R33] */
export const BRIEF_LASTS = 120_000;
/** How far (ms) the clock of its reader may be ahead of the server's. */
const CLOCKS_DIFFER = 5000;
/** For how long (ms) a check that was asked for counts towards relieving somebody. [R34] */
const ASKED_LASTS = 3_600_000;

function fold(known: WatchItem | undefined, stamp: Stamp, change: WatchChange): WatchItem {
  if (change.type === 'watch.taken') {
    const { brief, relieves, absent, second } = change;
    return {
      kind: 'watch',
      ref: WatchRef.parse(`W-${stamp.seq}`),
      ...madeBy(stamp, change.type),
      state: 'held',
      brief,
      ...(relieves === undefined ? {} : { relieves }),
      ...(absent === undefined ? {} : { absent }),
      ...(second === undefined ? {} : { second }),
    };
  }
  if (known === undefined) throw new Error(`${change.item} is not in the picture`);
  switch (change.type) {
    case 'watch.offered':
      return { ...changedBy(known, stamp, change), state: 'offered' };
    case 'watch.left':
      return { ...changedBy(known, stamp, change), state: 'left', reason: change.reason };
    default:
      return change satisfies never;
  }
}

/** The kind of watches, references W-n. */
export const watch = {
  kind: 'watch',
  letter: 'W',
  makes: [taken],
  others: [offered, left],
  fold,
  refuse(known, change, how) {
    if (change.type === 'watch.taken') return whyNotTaken(change, how);
    const { context, actor, picture, field } = how;
    if (context === undefined || known === undefined) return undefined;
    if (holding(picture.staff, actor.desk, context.now)?.ref !== known.ref) {
      return impossible('R32', field, `${known.ref} is over`);
    }
    if (known.by.person !== actor.person) {
      return forbidden('P19', `${known.by.person} holds this watch, and alone does this`);
    }
    return change.type === 'watch.offered' && known.state === 'offered'
      ? impossible('R32', field, `${known.ref} is offered already`)
      : undefined;
  },
} as const satisfies StaffKind<WatchItem, WatchChange>;

/** [R32] [R33] [R34] Why a watch is not taken like this, now; undefined: it is. */
function whyNotTaken(change: Taken, how: Judging): Refusal | undefined {
  const { context, actor } = how;
  if (context === undefined) return impossible('R33', 'change.brief', 'cannot be judged here');
  if (change.second === actor.person) {
    return impossible('R32', 'change.second', 'the holder is not their own second officer');
  }
  return (
    notTheHolder(change, how, context.now) ??
    uncheckedDesk(change, how, context.now) ??
    staleBrief(change, how, context.now)
  );
}

/** [R32] The person who holds the watch now is the one who is relieved: they offered it, or are absent. */
function notTheHolder(
  { relieves, absent }: Taken,
  { actor, picture: { staff } }: Judging,
  now: number,
): Refusal | undefined {
  const held = holding(staff, actor.desk, now);
  if (held?.ref !== relieves) {
    const last = held ?? lastWatch(staff, actor.desk, now);
    const why = held === undefined ? `${relieves} is over` : `${held.by.person} holds ${held.ref}`;
    return overlooked(`${why}: relieve whom you find on watch`, entriesOf(last), 'R32');
  }
  if (held === undefined) return undefined;
  if (held.by.person === actor.person) {
    return impossible('R32', 'change.relieves', `you hold ${held.ref} yourself`);
  }
  if (held.state === 'offered' && absent) {
    return impossible('R32', 'change.absent', `${held.by.person} has offered ${held.ref}`);
  }
  return held.state === 'offered' || absent
    ? undefined
    : impossible('R32', 'change.absent', `${held.by.person} has not offered ${held.ref}`);
}

const entriesOf = (watch: WatchItem | undefined): readonly number[] => {
  const seq = watch?.history.at(-1)?.seq;
  return seq === undefined ? [] : [seq];
};

/** [R34] Who relieves somebody has asked each other desk for a check; no answer is needed. */
function uncheckedDesk(
  { relieves }: Taken,
  { actor, picture: { staff, opened } }: Judging,
  now: number,
): Refusal | undefined {
  if (relieves === undefined) return undefined;
  const open = opened?.members.find(
    (desk) => desk !== actor.desk && !hasAsked(staff, actor, desk, now),
  );
  return open && impossible('R34', 'change.relieves', `ask the desk ${open} for a check first`);
}

/** [R34] Whether a person has asked a desk for a check, as far as its channel allowed, at `now` (ms since 1970). */
export const hasAsked = (
  staff: Table<Item>,
  { desk: own, person }: { readonly desk: DeskId; readonly person: PersonId },
  desk: DeskId,
  now: number,
): boolean =>
  channelsOf(staff, desk).some((item) =>
    item.is === 'check'
      ? item.by.desk === own &&
        item.by.person === person &&
        Date.parse(item.recorded) >= now - ASKED_LASTS
      : holds(item, now),
  );

/** [R33] The brief is of now, and says what the server's own says. */
function staleBrief(
  { brief }: Taken,
  { actor, picture, views }: Judging,
  now: number,
): Refusal | undefined {
  if (brief.seq > picture.seq) {
    return impossible('R33', 'change.brief.seq', 'is an entry that there is not');
  }
  const at = Date.parse(brief.at);
  if (at > now + CLOCKS_DIFFER) {
    return impossible('R33', 'change.brief.at', 'is later than the clock of the server');
  }
  const current = views?.brief(actor.desk, Math.min(at, now));
  if (current === undefined) return impossible('R33', 'change.brief', 'cannot be judged here');
  if (current.hash === brief.hash && at >= now - BRIEF_LASTS) return undefined;
  const come = current.rows.flatMap(({ last }) => (last > brief.seq ? [last] : []));
  return overlooked(
    `the brief of entry ${brief.seq} is no longer what there is to know`,
    [...new Set(come)].sort((a, b) => a - b),
    'R33',
  );
}

type Taken = z.infer<typeof taken.schema>;
type WatchChange = z.infer<(typeof taken | typeof offered | typeof left)['schema']>;
