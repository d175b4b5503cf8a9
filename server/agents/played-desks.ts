/**
 * Plays the desks of an exercise where nobody sits yet: takes each watch that nobody has held, and answers
 * checks in the name of the holder.
 */
import type { DeskId } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { Person } from '../../picture/permission.ts';
import { type Role, SPEAKERS } from '../../picture/roles.ts';
import type { ChannelItem, ChannelRef } from '../../picture/staff/items.ts';
import { holding, lastWatch, ledgerOf } from '../../picture/staff/ledger.ts';
import { missedAt } from '../../picture/views/channels.ts';
import { viewsOf } from '../../picture/views/deciding.ts';
import { exercisePerson } from '../people/bootstrap.ts';
import { isNotNow } from '../pictures/append.ts';
import type { Hearing } from '../pictures/hearing.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import { appendOnce, type Duty } from './agent.ts';

/** ms until a played desk answers a check, as somebody who has to walk to the screen. */
const ANSWERS_AFTER = 3000;
/** Tries to take a watch while others write: each makes the brief before it stale. */
const MAX_TRIES = 20;

type PlayedDue =
  | { readonly is: 'watch'; readonly desk: DeskId }
  | { readonly is: 'answer'; readonly item: ChannelRef; readonly by: Person };

export interface PlayedDeps {
  readonly cell: Cell;
  /** The one that all desks share. */
  readonly picture: Pick<ServedPicture, 'replica' | 'appender'>;
  readonly hearing: Hearing;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The duty of an exercise that is played. What it writes is written once, also after a restart. */
export function playedDesks(deps: PlayedDeps): Duty<PlayedDue> {
  const { cell, picture, hearing } = deps;
  const { replica, appender } = picture;
  const standing = (now: number): readonly { readonly check: ChannelItem; readonly by: Person }[] =>
    [...ledgerOf(replica.picture.staff).channels].flatMap(([desk, items]) => {
      const holder = holding(replica.picture.staff, desk, now)?.by;
      if (holder === undefined || hearing.wasAttended(desk)) return [];
      const by: Person = { desk, person: holder.person, role: speaking(holder.role) };
      return items
        .filter((item) => item.is === 'check' && item.state === 'standing')
        .filter((check) => (missedAt(check, cell) ?? 0) > now)
        .map((check) => ({ check, by }));
    });
  const answersAt = (check: ChannelItem): number => Date.parse(check.recorded) + ANSWERS_AFTER;

  return {
    async *wakes(signal) {
      while (!signal.aborted) {
        const grown = replica.nextChange(signal);
        yield;
        await grown;
      }
    },
    *at(now) {
      if (replica.alarm !== undefined) return;
      for (const { id: desk } of cell.desks) {
        if (lastWatch(replica.picture.staff, desk, now) === undefined) yield { is: 'watch', desk };
      }
      for (const { check, by } of standing(now)) {
        if (answersAt(check) <= now) yield { is: 'answer', item: check.ref, by };
      }
    },
    next(now) {
      const times = standing(now).map(({ check }) => answersAt(check));
      const next = Math.min(...times.filter((time) => time > now));
      return next === Number.POSITIVE_INFINITY ? undefined : next;
    },
    cause: (due) => (due.is === 'watch' ? `watch ${due.desk}` : `answer ${due.item}`),
    async perform(due) {
      if (due.is === 'watch') return takeWatch(due.desk, deps);
      const change = { type: 'channel.answered', item: due.item };
      const answer = await appendOnce(appender, due.by, change, 'exercise', 'answer', due.item);
      return isNotNow(answer) ? 'later' : 'done'; // refused: somebody was relieved, or has answered
    },
  };
}

/** Takes each watch that nobody has held, one after another; what does not work now, the duty does. */
export async function takeWatches(deps: PlayedDeps): Promise<void> {
  for (const { id } of deps.cell.desks) await takeWatch(id, deps);
}

/** Takes the watch of a desk, unless somebody has held it, on the brief as it is now. */
async function takeWatch(
  desk: DeskId,
  { cell, picture: { replica, appender }, now: clock }: PlayedDeps,
): Promise<'done' | 'later'> {
  const officer: Person = { desk, person: exercisePerson(desk, 'officer'), role: 'officer' };
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    await replica.catchUp();
    const now = clock();
    if (lastWatch(replica.picture.staff, desk, now) !== undefined) return 'done';
    await appender.alarmsReady(replica.picture);
    const { hash } = viewsOf(replica.picture, { cell, now }).brief(desk, now);
    const at = new Date(now).toISOString();
    const change = { type: 'watch.taken', brief: { seq: replica.head.seq, at, hash } };
    const answer = await appendOnce(appender, officer, change, 'exercise', 'watch', desk);
    if (answer.kind === 'taken') return 'done';
    if (isNotNow(answer)) return 'later';
    if (answer.kind !== 'missed') throw new Error(`the watch of ${desk}: ${answer.why}`);
  }
  return 'later';
}

/** The role in which a watch was taken; entries of people always say it. */
const speaking = (role: string | undefined): Role =>
  SPEAKERS.find((speaker) => speaker === role) ?? 'officer';
