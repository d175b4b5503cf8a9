/** Checks of channels: what another desk made of mine, and which ask this desk. Pure. */
import type { Author, DeskId } from '../../picture/basics.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Setting } from '../../picture/setting.ts';
import type { ChannelItem } from '../../picture/staff/items.ts';
import { channelsOf, holding } from '../../picture/staff/ledger.ts';
import { lastCheck, missedAt } from '../../picture/views/channels.ts';
import type { Me } from '../api/api.ts';

type Staffed = Pick<Picture, 'staff'>;
type Watched = Pick<Setting, 'channel'>;

/** The last check that a person asked of a desk; times in ms since 1970. */
export type Asked =
  | { readonly is: 'not' }
  | { readonly is: 'waiting'; readonly since: number }
  | { readonly is: 'missed'; readonly at: number }
  | {
      readonly is: 'answered';
      readonly by: Author;
      readonly at: number;
      /** ms from the question to the answer. */
      readonly after: number;
    };

/** Of checks that were asked for until `now`. */
export function askedOf(
  { staff }: Staffed,
  desk: DeskId,
  me: Pick<Me, 'desk' | 'person'>,
  now: number,
  cell: Watched,
): Asked {
  const last = channelsOf(staff, desk).findLast(
    ({ is, by, recorded }) =>
      is === 'check' &&
      by.desk === me.desk &&
      by.person === me.person &&
      Date.parse(recorded) <= now,
  );
  if (last === undefined) return { is: 'not' };
  const since = Date.parse(last.recorded);
  const { ended } = last;
  if (ended !== undefined && Date.parse(ended.time) <= now) {
    const at = Date.parse(ended.time);
    return { is: 'answered', by: ended.by, at, after: at - since };
  }
  const missed = missedAt(last, cell);
  return missed !== undefined && missed <= now
    ? { is: 'missed', at: missed }
    : { is: 'waiting', since };
}

/** What asks a desk whether it hears; times in ms since 1970. */
export interface Asking {
  /** Those that an answer answers: the last of each person who asks, in the order in which they were asked. */
  readonly checks: readonly ChannelItem[];
  readonly since: number;
  /** When the last one was, or is, missed. */
  readonly missed: number;
}

/** The checks of a desk that wait at `now`, and the last one also after it was missed; undefined: none. */
export function askingOf(
  picture: Staffed,
  desk: DeskId,
  now: number,
  cell: Watched,
): Asking | undefined {
  const last = lastCheck(picture, desk, now);
  const held = holding(picture.staff, desk, now);
  const since = held === undefined ? 0 : Date.parse(held.recorded); // what was missed before is another's
  const waiting = channelsOf(picture.staff, desk).filter((item) => {
    if (item.is !== 'check' || item.state !== 'standing') return false;
    if (Date.parse(item.recorded) > now) return false;
    const missed = missedAt(item, cell) ?? 0;
    return missed > now || (item.ref === last?.ref && missed > since);
  });
  const [first, newest] = [waiting[0], waiting.at(-1)];
  const missed = newest && missedAt(newest, cell);
  if (first === undefined || missed === undefined) return undefined;
  const lastOf = new Map(waiting.map((check) => [`${check.by.desk} ${check.by.person}`, check]));
  const checks = waiting.filter((check) => [...lastOf.values()].includes(check));
  return { checks, since: Date.parse(first.recorded), missed };
}
