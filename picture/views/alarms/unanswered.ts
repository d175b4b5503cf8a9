/**
 * What rang until protocol 7: a FLASH that a person reported, and on which a desk had taken no position. Entries
 * name it, so it can be named for ever; it rings no more, as R63 does. [R43]
 */
import { type EventItem, isHistory } from '../../kinds/event.ts';
import { AlarmName } from '../../staff/alarm-name.ts';
import { endOf, type Finding, type Found, revisedIn, revisionOf, rung } from './found.ts';

/** The least limit (ms) that a cell could set: whatever it was, what entries name had begun by then. */
const LEAST = 10_000;

/** The occurrences of an event, one for each desk that had to take a position. */
export function unansweredOf(event: EventItem, finding: Finding): readonly Found[] {
  const { fields, by, recorded, ref } = event;
  if (fields.precedence !== 'FLASH' || by.role === 'feed' || isHistory(event)) return [];
  const { seq, at } = revisedIn(event, 'event.amended');
  return finding.members
    .filter((desk) => desk !== by.desk)
    .flatMap((desk) => {
      const occurrence = {
        name: AlarmName.parse(`unanswered ${revisionOf(event)} ${desk}`),
        kind: 'unacknowledged',
        subject: { ref },
        group: ref,
        seq,
        desks: [desk],
        clock: at,
        from: Math.max(Date.parse(recorded) + LEAST, at),
        ended: endOf(event, finding.fades),
      } as const;
      const others = finding.members.filter((other) => other !== desk);
      return rung(occurrence, { others, limit: 0 });
    });
}
