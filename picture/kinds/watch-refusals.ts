/** Decides the changes of a watch: who takes it, from whom, and on which brief. [R32] [R33] [R34] */
import type { DeskId, PersonId } from '../basics.ts';
import type { Judging } from '../judging.ts';
import { forbidden, impossible, overlooked, type Refusal } from '../refusal.ts';
import type { WatchItem } from '../staff/items.ts';
import { channelsOf, holding, holds, lastWatch } from '../staff/ledger.ts';
import type { Table } from '../table.ts';
import type { Item } from './item.ts';
import type { Taken, WatchChange } from './watch.ts';

/** How old (ms) a brief may be when the watch is taken on it. [R33] */
export const BRIEF_LASTS = 120_000;
/** How far (ms) the clock of its reader may be ahead of the server's. */
const CLOCKS_DIFFER = 5000;
/** For how long (ms) a check that was asked for counts towards relieving somebody. [R34] */
const ASKED_LASTS = 3_600_000;

/** The reason to refuse a change of a watch; undefined if there is none. */
export function judgeWatch(
  known: WatchItem | undefined,
  change: WatchChange,
  how: Judging,
): Refusal | undefined {
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
}

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
