/** What a wall says of the gravest alarm: where it goes next, and how far each desk has answered. Pure. */
import type { DeskId } from '../../picture/basics.ts';
import { type AlarmKind, isLate } from '../../picture/staff/alarm-name.ts';
import type {
  AlarmGroup,
  AlarmState,
  Alarms,
  DeskAlarms,
  Subject,
} from '../../picture/views/alarms/alarm.ts';
import { EVERYBODY, type Limits, SECOND } from '../../picture/views/alarms/limits.ts';
import { rings } from '../alarms/standing.ts';
import type { About } from '../alarms/wording.ts';

/** The group that stands on the wall: the first that nobody has answered; one about a FLASH before all others. */
export function gravest(
  alarms: DeskAlarms | undefined,
  isFlash: (group: AlarmGroup) => boolean = () => false,
): AlarmGroup | undefined {
  const ringing = alarms?.groups.filter(rings) ?? [];
  return ringing.find(isFlash) ?? ringing[0];
}

/**
 * Where an alarm goes next, and in how many ms; undefined: it goes no further. What several desks must answer
 * is with all of them; and of what comes back from the shelf it is not known here when that counts from.
 */
export function nextReach(
  { kind, reach, alarms }: AlarmGroup,
  limits: Limits,
  { now, second, cell }: Pick<About, 'now' | 'second' | 'cell'>,
): { readonly to: 'second' | 'all'; readonly in: number } | undefined {
  const limit = isLate(kind) ? lateLimit(alarms) : limits.get(kind);
  const others = alarms.some(({ occurrence }) => occurrence.desks.length < cell.desks.length);
  const further = others && !STAYS.has(kind);
  const to = reach === 'desk' && second ? 'second' : 'all';
  if (limit === undefined || reach === 'all' || (to === 'all' && !further)) return undefined;
  const clock = Math.min(...alarms.filter(rings).map(({ occurrence }) => occurrence.clock));
  const left = clock + (to === 'second' ? SECOND : EVERYBODY) * limit - now;
  return left > 0 ? { to, in: left } : undefined;
}

/** How long (ms) the desk had for what it is late with. [R63] */
const lateLimit = ([first]: AlarmGroup['alarms']): number | undefined =>
  first && first.occurrence.from - first.occurrence.clock;

/** What goes to no desk but those that must respond: alarms about a channel, and that something is over. [R41] [R55] */
const STAYS: ReadonlySet<AlarmKind> = new Set<AlarmKind>(['lost', 'missed', 'ended']);

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
