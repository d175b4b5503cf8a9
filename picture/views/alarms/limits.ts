/** How long a desk has to acknowledge an alarm before it goes further. [R41] */
import type { Setting } from '../../setting.ts';
import { ALARM_KINDS, type AlarmKind, isLate, type LateKind } from '../../staff/alarm-name.ts';

/** Seconds; what holds where a cell says nothing. */
const USUAL: Readonly<Record<Exclude<AlarmKind, LateKind>, number>> = {
  inside: 60,
  denounced: 120, // the notice is long, but everybody's units have to hear of it
  conflict: 300, // two desks have to talk, and nothing has happened yet
  lost: 60,
  unmanned: 60,
  missed: 120,
  ending: 600, // it rings an hour before: its desks have that long to agree to more
  waiting: 3600, // terms are read with care, and often by somebody who is not on watch
  ended: 600, // what was agreed is over: units have to know, and nobody can stop it
};

/** [R41] It goes to the second officer at so many times the limit, and to all desks at so many. */
export const SECOND = 3;
export const EVERYBODY = 5;

/**
 * The limits of a cell in milliseconds, by kinds of alarm; one that is absent is switched off. What a desk is
 * late with has the clocks of its precedence (views/receipts/clocks.ts).
 */
export type Limits = ReadonlyMap<AlarmKind, number>;

export function limitsOf({ escalation, channel }: Pick<Setting, 'escalation' | 'channel'>): Limits {
  return new Map(
    ALARM_KINDS.flatMap((kind): [AlarmKind, number][] => {
      if (isLate(kind)) return [];
      const limit = escalation?.[kind] ?? USUAL[kind];
      const unwatched = channel === 'off' && (kind === 'lost' || kind === 'missed');
      return limit === 'off' || unwatched ? [] : [[kind, limit * 1000]];
    }),
  );
}
