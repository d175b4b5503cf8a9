/** Groups of alarms as the view makes them, for tests of what the page makes of those. */
import { DeskId, Instant, PersonId, Ref } from '../../picture/basics.ts';
import { type AlarmKind, alarmName } from '../../picture/staff/alarm-name.ts';
import type {
  AlarmGroup,
  AlarmState,
  DeskAlarm,
  DeskAlarms,
  Reach,
  Subject,
} from '../../picture/views/alarms/alarm.ts';
import { NOW } from './picture.ts';

export const SECOND = 1000; // ms
export const MINUTE = 60 * SECOND;
const desk = (id: string): DeskId => DeskId.parse(id);
export const at = (ms: number): Instant => Instant.parse(new Date(ms).toISOString());

export interface Ringing {
  readonly kind?: AlarmKind;
  readonly responds?: string;
  /** Those that must respond, if it is not one alone. */
  readonly desks?: readonly string[];
  readonly state?: AlarmState;
  readonly reach?: Reach;
  readonly subjects?: readonly Subject[];
  /** ms before NOW. */
  readonly age?: number;
  /** ms before NOW at which it ended; below 0: it is known when it will. */
  readonly endedAge?: number;
}

let named = 0;

/** A group of the US desk about E-2, unless something else is said. */
export function group(said: Ringing = {}): AlarmGroup {
  const { kind = 'unanswered', responds = 'us', state = 'unacknowledged', reach = 'desk' } = said;
  const { subjects = [{ ref: Ref.parse('E-2') }], age = 42 * SECOND } = said;
  const by = { desk: desk(responds), person: PersonId.parse('r.cole'), role: 'officer' as const };
  const alarms = subjects.map((subject): DeskAlarm => {
    named++;
    return {
      occurrence: {
        name: alarmName(kind, `E-${named}.1`),
        kind,
        subject,
        group: subject.ref ?? subject.desk ?? '',
        seq: named,
        desks: (said.desks ?? [responds]).map(desk),
        from: NOW - age,
        clock: NOW - age,
        ended:
          said.endedAge !== undefined || state === 'returned'
            ? NOW - (said.endedAge ?? 10 * SECOND)
            : undefined,
      },
      state,
      ...(state === 'acknowledged' ? { acknowledged: { by, time: at(NOW - 2 * MINUTE) } } : {}),
      ...(state === 'shelved'
        ? {
            shelved: {
              by,
              time: at(NOW - 2 * MINUTE),
              until: at(NOW + 28 * MINUTE),
              reason: 'Known, being repaired',
            },
          }
        : {}),
    };
  });
  const [first] = alarms;
  if (first === undefined) throw new Error('a group without alarms');
  return {
    name: first.occurrence.name,
    kind,
    responds: desk(responds),
    state,
    reach,
    alarms,
    sounded: NOW - age,
    soundings: 1,
  };
}

/** What one desk is to know, in the order given. */
export function deskAlarms(...groups: readonly AlarmGroup[]): DeskAlarms {
  return {
    groups,
    rings: groups.some(({ state }) => state === 'unacknowledged'),
    sounded: groups.length === 0 ? undefined : Math.max(...groups.map(({ sounded }) => sounded)),
  };
}
