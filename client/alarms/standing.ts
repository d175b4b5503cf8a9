/** How groups of alarms stand: which are in the strip, how many are true, what each counts from. Pure. */
import type { Author, Instant, Ref } from '../../picture/basics.ts';
import type { AlarmGroup, DeskAlarms, Occurrence } from '../../picture/views/alarms/alarm.ts';

/** The most groups in the strip. */
export const MOST_SHOWN = 3;

export interface InStrip {
  readonly shown: readonly AlarmGroup[];
  /** Groups that found no room, and those that are shelved. */
  readonly more: number;
  readonly shelved: number;
}

/** What stands in the strip: the first three that are not shelved. */
export function inStrip({ groups }: DeskAlarms): InStrip {
  const standing = groups.filter(({ state }) => state !== 'shelved');
  return {
    shown: standing.slice(0, MOST_SHOWN),
    more: Math.max(0, standing.length - MOST_SHOWN),
    shelved: groups.length - standing.length,
  };
}

/** True while it has not ended at `now` (ms since 1970); when it will may be known. */
export const goesOn = ({ ended }: Occurrence, now: number): boolean =>
  ended === undefined || ended > now;

/** True while something in the group is true, answered or not. */
export const isTrue = ({ alarms }: AlarmGroup, now: number): boolean =>
  alarms.some(({ occurrence }) => goesOn(occurrence, now));

/** Whether there is anything to show, or it is not known. */
export const hasAny = (alarms: DeskAlarms | undefined): boolean => alarms?.groups.length !== 0;

/** How many groups are true. */
export const countTrue = ({ groups }: DeskAlarms, now: number): number =>
  groups.filter((group) => isTrue(group, now)).length;

/** True while somebody has yet to answer. */
export const asks = ({ state }: Pick<AlarmGroup, 'state'>): boolean =>
  state === 'unacknowledged' || state === 'returned';

/** True while the tone repeats for it. [R40] */
export const rings = ({ state }: Pick<AlarmGroup, 'state'>): boolean => state === 'unacknowledged';

/** How many groups ring. */
export const countRinging = ({ groups }: DeskAlarms): number => groups.filter(rings).length;

/** Tells a group from all others of a list: one that came from another desk has the name that it has there. */
export const keyOf = ({ responds, name }: AlarmGroup): string => `${responds} ${name}`;

/** The groups that sounded last, and still ring. */
export const freshIn = ({ groups, sounded }: DeskAlarms): readonly AlarmGroup[] =>
  groups.filter((group) => rings(group) && group.sounded === sounded);

/** When the first of a group that is still true began to ring (ms since 1970). */
export function since({ alarms }: AlarmGroup, now: number): number {
  const all = alarms.map(({ occurrence }) => occurrence);
  const standing = all.filter((one) => goesOn(one, now));
  return Math.min(...(standing.length > 0 ? standing : all).map(({ from }) => from));
}

/** When the last of a group stopped being true (ms since 1970); undefined: one is true. */
export function endedAt(group: AlarmGroup, now: number): number | undefined {
  if (isTrue(group, now)) return undefined;
  return Math.max(...group.alarms.flatMap(({ occurrence }) => occurrence.ended ?? []));
}

/** Who acknowledged last, and when. */
export function acknowledgedBy({
  alarms,
}: AlarmGroup): { readonly by: Author; readonly time: Instant } | undefined {
  return latest(alarms.flatMap(({ acknowledged }) => acknowledged ?? []));
}

/** Who shelved last, and when the first shelved alarm of the group comes back. */
export function shelfOf({ alarms }: AlarmGroup) {
  const shelved = alarms.flatMap(({ state, shelved }) =>
    state === 'shelved' && shelved !== undefined ? [shelved] : [],
  );
  const last = latest(shelved);
  const [first] = shelved.map(({ until }) => until).sort();
  return last && first && { ...last, back: first };
}

/**
 * The item to look at: the event, or the zone that several are inside; of alarms about zones the first zone.
 * Undefined: it is about a desk.
 */
export function subjectOf({ kind, alarms }: AlarmGroup): Ref | undefined {
  const [first] = alarms.map(({ occurrence }) => occurrence.subject);
  switch (kind) {
    case 'inside': {
      const events = new Set(alarms.flatMap(({ occurrence }) => occurrence.subject.ref ?? []));
      return events.size > 1 && first?.zone !== undefined ? first.zone : first?.ref;
    }
    case 'unacknowledged':
    case 'unshown':
    case 'overdue':
    case 'unpassed':
    case 'denounced':
    case 'conflict':
    case 'waiting':
    case 'ending':
    case 'ended':
      return first?.ref;
    case 'lost':
    case 'unmanned':
    case 'missed':
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** The items to bring in sight together: that to look at, and the zone that it is in conflict with. */
export function inSight(group: AlarmGroup): readonly Ref[] {
  const ref = subjectOf(group);
  if (ref === undefined) return [];
  const other = group.alarms[0]?.occurrence.subject.zone;
  return group.kind === 'conflict' && other !== undefined ? [ref, other] : [ref];
}

const latest = <T extends { readonly time: Instant }>(all: readonly T[]): T | undefined =>
  all.reduce<T | undefined>((best, one) => (best && best.time >= one.time ? best : one), undefined);
