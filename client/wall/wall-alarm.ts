/** What a wall says of the gravest alarm: where it goes next, and how far each desk has answered. Pure. */
import type { DeskId } from '../../picture/basics.ts';
import type {
  AlarmGroup,
  AlarmState,
  Alarms,
  DeskAlarms,
  Subject,
} from '../../picture/views/alarms/alarm.ts';
import { EVERYBODY, type Limits, SECOND } from '../../picture/views/alarms/limits.ts';
import { asks } from '../alarms/standing.ts';

/** The group that stands on the wall: the first that nobody has answered. */
export const gravest = (alarms: DeskAlarms | undefined): AlarmGroup | undefined =>
  alarms?.groups.find(asks);

/** Where an alarm goes next, and in how many ms; undefined: it has gone to all, or goes no further. */
export function nextReach(
  { kind, reach, alarms }: AlarmGroup,
  limits: Limits,
  now: number,
): { readonly to: 'second' | 'all'; readonly in: number } | undefined {
  const limit = limits.get(kind);
  if (limit === undefined || reach === 'all') return undefined;
  const clock = Math.min(...alarms.filter(asks).map(({ occurrence }) => occurrence.clock));
  const [to, times] =
    reach === 'desk' ? (['second', SECOND] as const) : (['all', EVERYBODY] as const);
  return { to, in: Math.max(0, clock + times * limit - now) };
}

/** How a desk has answered what rings; one that is not asked, or has nothing left to answer, is left out. */
export interface Answered {
  readonly desk: DeskId;
  readonly state: AlarmState;
}

export function answersOf(
  { kind, alarms }: AlarmGroup,
  ofAll: Alarms,
  desks: readonly DeskId[],
): readonly Answered[] {
  const about = new Set(alarms.map(({ occurrence }) => keyOf(occurrence.subject)));
  return desks.flatMap((desk) => {
    const own = ofAll(desk).groups.find(
      (group) =>
        group.kind === kind &&
        group.responds === desk &&
        group.alarms.some(({ occurrence }) => about.has(keyOf(occurrence.subject))),
    );
    return own === undefined ? [] : [{ desk, state: own.state }];
  });
}

/** The same for two occurrences about one thing. An answer owed by another desk is about the event. */
const keyOf = ({ ref, zone, desk }: Subject): string =>
  ref === undefined ? `desk ${desk}` : `${ref} ${zone ?? ''}`;
