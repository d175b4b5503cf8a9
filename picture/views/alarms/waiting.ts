/** Terms that wait for the answer of a desk: it has neither agreed nor objected by the limit. [R55] */
import type { DeskId } from '../../basics.ts';
import { agreedIn, type Version } from '../../facets/consent/version.ts';
import { withdrawnAt } from '../../kinds/item.ts';
import type { ZoneItem, ZoneTerms } from '../../kinds/zone.ts';
import { alarmName } from '../../staff/alarm-name.ts';
import { windowEnd } from '../../window.ts';
import { othersThan } from './conflict.ts';
import { earliest, type Finding, type Found, rung } from './found.ts';

/** The occurrences of a zone's newest version, one for each desk that it asks. [R45] */
export function waitingOf(zone: ZoneItem, finding: Finding): readonly Found[] {
  const limit = finding.limits.get('waiting');
  const version = zone.versions?.at(-1);
  if (limit === undefined || version === undefined) return [];
  const { closed, parties, seq, terms = zone.terms } = version;
  const over = earliest(
    closed && Date.parse(closed.time),
    withdrawnAt(zone) && Date.parse(withdrawnAt(zone)?.at ?? ''),
    windowEnd(terms.window),
  );
  return parties.flatMap((desk) => {
    if (!finding.members.includes(desk)) return [];
    const { since, answered } = waitsOf(zone, version, desk);
    const ended = earliest(answered, over);
    const occurrence = {
      name: alarmName('waiting', zone.ref, version.version, desk),
      kind: 'waiting',
      subject: { ref: zone.ref },
      group: 'waiting', // all that waits for a desk is one group
      seq,
      desks: [desk],
      clock: since,
      from: since + limit,
      ended,
    } as const;
    return rung(occurrence, {
      answered: answered !== undefined && answered === ended,
      others: othersThan([desk], finding),
    });
  });
}

/** In ms since 1970. */
interface Waits {
  readonly since: number;
  /** When the desk answered; undefined: it still waits. */
  readonly answered: number | undefined;
}

/** Since when terms wait for a desk: since their entry, or since it took back its answer. */
function waitsOf(
  { history, versions }: ZoneItem,
  { seq, time, by, stances }: Version<ZoneTerms>,
  desk: DeskId,
): Waits {
  const stance = stances[desk];
  let since = Date.parse(time);
  let answered = by.desk === desk ? since : undefined;
  const elsewhere = agreedIn(versions)?.stances[desk]; // taking back that it had denounced the version before
  for (const step of history) {
    if (step.seq <= seq || step.by.desk !== desk) continue;
    if (step.type === 'consent.agreed' || step.type === 'consent.objected') {
      if (stance?.seq === step.seq || elsewhere?.seq !== step.seq)
        answered ??= Date.parse(step.time);
    } else if (step.type === 'consent.considering' && answered !== undefined) {
      since = Date.parse(step.time);
      answered = undefined;
    }
  }
  const waits = stance === undefined || stance.is === 'considering';
  if (waits) return { since, answered: undefined };
  return { since, answered: answered ?? Date.parse(stance.time) };
}
