/** Who may answer alarms, and the changes that do. Pure. [P19] [R38] [R39] */
import type { Instant, PersonId } from '../../picture/basics.ts';
import type { Change } from '../../picture/entry.ts';
import type { Picture } from '../../picture/fold.ts';
import { MOST_ALARMS } from '../../picture/kinds/alarm.ts';
import { SPEAKERS } from '../../picture/roles.ts';
import type { AlarmName } from '../../picture/staff/alarm-name.ts';
import { holding, standingOf } from '../../picture/staff/ledger.ts';
import type { AlarmGroup, AlarmState } from '../../picture/views/alarms/alarm.ts';
import type { Role } from '../../picture/wire.ts';
import type { Me } from '../api/api.ts';

/** Whether a person may answer alarms of their desk now, or why not. */
export type Answering =
  /** `held: false`: nobody holds the watch, and the entry says so. */
  | { readonly may: true; readonly held?: false }
  | { readonly may: false; readonly why: 'role' | 'past' }
  | { readonly may: false; readonly why: 'holder'; readonly person: PersonId };

/** True for roles that alarms are for: those that speak for a desk. */
export const speaks = (role: Role): boolean => SPEAKERS.includes(role);

/** By the live picture, at `now` (ms since 1970). */
export function answering(
  { staff }: Pick<Picture, 'staff'>,
  me: Pick<Me, 'desk' | 'person' | 'role'>,
  now: number,
): Answering {
  if (!speaks(me.role)) return { may: false, why: 'role' };
  const standing = standingOf(staff, me, now);
  if (standing === 'nobody-holds') return { may: true, held: false };
  if (standing !== undefined) return { may: true };
  const person = holding(staff, me.desk, now)?.by.person;
  if (person === undefined) throw new Error('nobody holds the watch, and that is a standing');
  return { may: false, why: 'holder', person };
}

/** An act about alarms, without the names of those that it is about. */
export type AlarmAct =
  | { readonly type: 'alarm.acknowledged' }
  | { readonly type: 'alarm.shelved'; readonly until: Instant; readonly reason: string }
  | { readonly type: 'alarm.unshelved' };

/** The states that an act is for. */
const FOR: Readonly<Record<AlarmAct['type'], readonly AlarmState[]>> = {
  'alarm.acknowledged': ['unacknowledged', 'returned'],
  'alarm.shelved': ['unacknowledged', 'returned', 'acknowledged'],
  'alarm.unshelved': ['shelved'],
};

/** The alarms of a group that an act would name; none if there is nothing to do. */
export function namedBy(type: AlarmAct['type'], group: AlarmGroup): AlarmName[] {
  const found = group.alarms.filter(({ state }) => FOR[type].includes(state));
  return found.map(({ occurrence }) => occurrence.name);
}

/** The changes of an act about these alarms: one names 1,000 at most. */
export function changesOf(
  act: AlarmAct,
  names: readonly AlarmName[],
  { held }: { readonly held?: false },
): Change[] {
  const changes: Change[] = [];
  for (let at = 0; at < names.length; at += MOST_ALARMS) {
    const alarms = names.slice(at, at + MOST_ALARMS);
    changes.push({ ...act, alarms, ...(held === undefined ? {} : { held }) });
  }
  return changes;
}
