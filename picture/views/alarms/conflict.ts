/** Two zones that bind somebody, meet, and are of kinds that conflict. [R54] [R55] */
import type { DeskId } from '../../basics.ts';
import type { ZoneItem } from '../../kinds/zone.ts';
import { alarmName } from '../../staff/alarm-name.ts';
import { meetingOf } from '../conflicts/meeting.ts';
import { bindingOf } from './binding.ts';
import { earliest, type Finding, type Found, revisionOf, rung } from './found.ts';

/**
 * The occurrence of two zones, if it is one: from the later of the two agreements until either binds nobody
 * any more. What costs least is asked first; whether two areas overlap is remembered.
 */
export function conflictOf(a: ZoneItem, b: ZoneItem, finding: Finding): readonly Found[] {
  if (!finding.limits.has('conflict') || !finding.conflicts(a.terms.kind, b.terms.kind)) return [];
  const [one, two] = a.seq < b.seq ? [a, b] : [b, a];
  const [first, second] = [bindingOf(one), bindingOf(two)];
  if (first === undefined || second === undefined) return [];
  const since = first.since.seq > second.since.seq ? first.since : second.since;
  const ended = earliest(first.ended, second.ended);
  if (ended !== undefined && ended <= since.at) return [];
  if (meetingOf(one.terms, two.terms, finding.conflicts) === undefined) return [];
  const desks = [...new Set([one.by.desk, two.by.desk])];
  return rung(
    {
      name: alarmName('conflict', revisionOf(one), revisionOf(two)),
      kind: 'conflict',
      subject: { ref: one.ref, zone: two.ref },
      group: 'conflict',
      seq: since.seq,
      desks,
      clock: since.at,
      from: since.at,
      ended,
    },
    { others: othersThan(desks, finding) },
  );
}

/** [R41] The desks to which it goes if those that must respond do not. */
export const othersThan = (
  desks: readonly DeskId[],
  { members }: Pick<Finding, 'members'>,
): readonly DeskId[] => members.filter((desk) => !desks.includes(desk));
