/**
 * Plays the desks of an exercise where nobody sits yet: takes each watch that nobody has held, answers checks and
 * acknowledges alarms in the name of the holder. What it says about zones: stances.ts.
 */
import type { DeskId } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import { MOST_ALARMS } from '../../picture/kinds/alarm.ts';
import type { Person } from '../../picture/permission.ts';
import { type Role, SPEAKERS } from '../../picture/roles.ts';
import type { AlarmName } from '../../picture/staff/alarm-name.ts';
import type { ChannelItem, ChannelRef } from '../../picture/staff/items.ts';
import { holding, lastWatch, ledgerOf } from '../../picture/staff/ledger.ts';
import { deskAlarms } from '../../picture/views/alarms/alarms.ts';
import { missedAt } from '../../picture/views/channels.ts';
import { viewsOf } from '../../picture/views/deciding.ts';
import { exercisePerson } from '../people/bootstrap.ts';
import { isNotNow } from '../pictures/append.ts';
import type { Hearing } from '../pictures/hearing.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import { appendOnce, type Duty } from './agent.ts';

/** ms until a played desk answers a check, as somebody who has to walk to the screen. */
const ANSWERS_AFTER = 3000;
/** ms for which an alarm rings at a played desk until it is acknowledged: else they would pile up over days. */
const ACKNOWLEDGES_AFTER = 30_000;
/** ms between two looks at what rings: some begin by the clock alone. */
const LOOKS_EVERY = 30_000;
/** Tries to take a watch while others write: each makes the brief before it stale. */
const MAX_TRIES = 20;

type PlayedDue =
  | { readonly is: 'watch'; readonly desk: DeskId }
  | { readonly is: 'answer'; readonly item: ChannelRef; readonly by: Person }
  | { readonly is: 'acknowledge'; readonly alarms: readonly AlarmName[]; readonly by: Person };

export interface PlayedDeps {
  readonly cell: Cell;
  /** The one that all desks share. */
  readonly picture: Pick<ServedPicture, 'replica' | 'appender'>;
  readonly hearing: Hearing;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Who holds the watch of a desk where nobody sits. */
export function playedHolder(
  { picture: { replica }, hearing }: PlayedDeps,
  desk: DeskId,
  now: number,
): Person | undefined {
  const holder = holding(replica.picture.staff, desk, now)?.by;
  if (holder === undefined || hearing.wasAttended(desk)) return undefined;
  return { desk, person: holder.person, role: speaking(holder.role) };
}

/** The duty of an exercise that is played. What it writes is written once, also after a restart. */
export function playedDesks(deps: PlayedDeps): Duty<PlayedDue> {
  const { cell, picture } = deps;
  const { replica, appender } = picture;
  const played = (desk: DeskId, now: number) => playedHolder(deps, desk, now);
  const standing = (now: number): readonly { readonly check: ChannelItem; readonly by: Person }[] =>
    [...ledgerOf(replica.picture.staff).channels].flatMap(([desk, items]) => {
      const by = played(desk, now);
      if (by === undefined) return [];
      return items
        .filter((item) => item.is === 'check' && item.state === 'standing')
        .filter((check) => (missedAt(check, cell) ?? 0) > now)
        .map((check) => ({ check, by }));
    });
  const ringing = (desk: DeskId, now: number): readonly AlarmName[] =>
    deskAlarms(
      replica.picture,
      cell,
      now,
    )(desk)
      .groups.filter(({ responds }) => responds === desk)
      .flatMap(({ alarms }) => alarms)
      .filter(({ state }) => state === 'unacknowledged' || state === 'returned')
      .filter(({ occurrence: { from } }) => from + ACKNOWLEDGES_AFTER <= now)
      .map(({ occurrence: { name } }) => name)
      .slice(0, MOST_ALARMS);
  const answersAt = (check: ChannelItem): number => Date.parse(check.recorded) + ANSWERS_AFTER;

  return {
    async *wakes(signal) {
      while (!signal.aborted) {
        const grown = replica.nextChange(signal);
        await appender.alarmsReady(replica.picture);
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
      for (const { id: desk } of cell.desks) {
        const by = played(desk, now);
        const alarms = by === undefined ? [] : ringing(desk, now);
        if (by !== undefined && alarms.length > 0) yield { is: 'acknowledge', alarms, by };
      }
    },
    next(now) {
      const times = standing(now).map(({ check }) => answersAt(check));
      const plays = cell.desks.some(({ id }) => played(id, now) !== undefined);
      const looks = plays ? now + LOOKS_EVERY : Number.POSITIVE_INFINITY;
      const next = Math.min(looks, ...times.filter((time) => time > now));
      return next === Number.POSITIVE_INFINITY ? undefined : next;
    },
    cause(due) {
      switch (due.is) {
        case 'watch':
          return `watch ${due.desk}`;
        case 'answer':
          return `answer ${due.item}`;
        case 'acknowledge':
          return `acknowledge ${due.by.desk} ${due.alarms.join(', ')}`;
        default:
          return due satisfies never;
      }
    },
    async perform(due) {
      if (due.is === 'watch') return takeWatch(due.desk, deps);
      if (due.is === 'acknowledge') {
        const { alarms, by } = due;
        const change = { type: 'alarm.acknowledged', alarms };
        const cause = ['exercise', 'acknowledge', by.desk, ...alarms];
        const answer = await appendOnce(appender, by, change, ...cause);
        return isNotNow(answer) ? 'later' : 'done'; // refused: somebody was relieved, or it is no more
      }
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
