/** Groups of alarms as the view makes them, for tests of what the page makes of those. */
import { DeskId, Instant, PersonId, Ref } from '../../picture/basics.ts';
import { type AlarmKind, alarmName, isLate } from '../../picture/staff/alarm-name.ts';
import type {
  AlarmGroup,
  AlarmState,
  DeskAlarm,
  DeskAlarms,
  Reach,
  Subject,
} from '../../picture/views/alarms/alarm.ts';
import { log, NOW, zone } from './picture.ts';

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
  /** ms before NOW at which it began to ring; what a desk is late with was due then, after a minute. */
  readonly age?: number;
  /** ms before NOW at which it ended; below 0: it is known when it will. */
  readonly endedAge?: number;
}

/**
 * A picture of zones that ring: Z-2 was denounced at 1420Z and ends at 1720Z, Z-5 ends at 1500Z, the end of
 * Z-6 was expected at 1400Z, and Z-7 waits.
 */
export function zonesLog() {
  const own = (kind: string, terms: object, desk = 'il') => {
    const { change } = zone({ kind, ...terms }, desk);
    return { desk, change: { ...change, agrees: true } };
  };
  const window = (to: string, more: object = {}) => ({
    window: { from: '2026-11-22T12:00:00Z', to: `2026-11-22T${to}:00Z`, ...more },
  });
  const first = { item: 'Z-2', version: 1, termsHash: '0'.repeat(64) };
  const { picture } = log(
    { ...own('no-fire', { desks: ['il', 'sy'] }), age: 9 },
    { desk: 'sy', change: { type: 'consent.agreed', ...first }, age: 9 },
    { desk: 'sy', change: { type: 'consent.denounced', ...first, reason: 'x' }, age: 95 / 60 },
    own('exercise', { ...window('15:00'), unilateral: true }, 'sy'),
    own('corridor', { ...window('14:00', { estimated: true }), unilateral: true }),
    own('hazard', {}),
  );
  const [left, ends, expected, waits] = ['Z-2', 'Z-5', 'Z-6', 'Z-7'].map((ref) => Ref.parse(ref));
  if (!left || !ends || !expected || !waits) throw new Error('four zones');
  return { picture, ref: { left, ends, expected, waits } };
}

let named = 0;

/** A group of the US desk about E-2, unless something else is said. */
export function group(said: Ringing = {}): AlarmGroup {
  const {
    kind = 'unacknowledged',
    responds = 'us',
    state = 'unacknowledged',
    reach = 'desk',
  } = said;
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
        clock: NOW - age - (isLate(kind) ? MINUTE : 0),
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
