/**
 * A FLASH that a person reported, and on which a desk has taken no position by the limit. [R43] What an
 * event said before it was amended is not in the picture: it counts as FLASH from its making on.
 */
import type { DeskId } from '../../basics.ts';
import type { EventItem } from '../../kinds/event.ts';
import { alarmName } from '../../staff/alarm-name.ts';
import {
  earliest,
  endOf,
  type Finding,
  type Found,
  isHistory,
  revisedIn,
  revisionOf,
  rung,
} from './found.ts';

/** The occurrences of an event, one for each desk that may still have to take a position. */
export function unansweredOf(event: EventItem, finding: Finding): readonly Found[] {
  const { fields, by, recorded, ref } = event;
  const limit = finding.limits.get('unanswered');
  if (limit === undefined || fields.precedence !== 'FLASH') return [];
  if (by.role === 'feed' || isHistory(event)) return [];
  const { seq, at } = revisedIn(event, 'event.amended');
  const closed = endOf(event, finding.fades);
  return finding.members
    .filter((desk) => desk !== by.desk)
    .flatMap((desk) => {
      const taken = positionTaken(event, desk);
      const ended = earliest(taken, closed);
      const occurrence = {
        name: alarmName('unanswered', revisionOf(event), desk),
        kind: 'unanswered',
        subject: { ref },
        group: ref,
        seq,
        desks: [desk],
        clock: at,
        from: Math.max(Date.parse(recorded) + limit, at),
        ended,
      } as const;
      const others = finding.members.filter((other) => other !== desk);
      return rung(occurrence, { answered: taken !== undefined && taken === ended, others });
    });
}

/** When (ms since 1970) a desk first took a position on an event. */
function positionTaken({ positions, history }: EventItem, desk: DeskId): number | undefined {
  if (positions[desk] === undefined) return undefined;
  const step = history.find(({ type, by }) => type === 'position.taken' && by.desk === desk);
  return step && Date.parse(step.time);
}
