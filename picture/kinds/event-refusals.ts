/** Decides if an event can be changed by who asks for it. [P22] */
import { isFeed } from '../feed.ts';
import type { Judging } from '../judging.ts';
import { forbidden, type Refusal } from '../refusal.ts';
import type { EventChange, EventItem } from './event.ts';

/** The reason to refuse a change of an event; undefined if there is none. */
export function judgeEvent(
  known: EventItem | undefined,
  { type }: EventChange,
  { actor }: Judging,
): Refusal | undefined {
  if (actor.role !== 'feed' || type !== 'event.amended' || known === undefined) return undefined;
  if (!isFeed(known.by)) {
    return forbidden(
      'P22',
      `${known.ref} was reported by a person: feeds amend what a feed reported`,
    );
  }
  const since = known.history.find(({ type, by }) => type === 'event.amended' && !isFeed(by));
  if (since === undefined) return undefined;
  const { seq, by } = since;
  return forbidden('P22', `${by.person} amended ${known.ref} in entry ${seq}: feeds no longer do`);
}
