/** An event inside a zone that forbids it. [R42] */

import { agreedIn, denouncedFrom } from '../../facets/consent/version.ts';
import { type EventItem, isHistory } from '../../kinds/event.ts';
import type { ZoneItem } from '../../kinds/zone.ts';
import { alarmName } from '../../staff/alarm-name.ts';
import { windowEnd } from '../../window.ts';
import { zoneAt } from '../zones-at.ts';
import { endsAfter, stoodAt } from './binding.ts';
import { earliest, endOf, type Finding, type Found, revisedIn, revisionOf, rung } from './found.ts';

/** The times of an agreed zone that most pairs are decided by, in ms since 1970. */
interface Times {
  readonly opens: number;
  readonly closes: number;
}

const times = new WeakMap<ZoneItem, Times>(); // items are replaced, never changed

function timesOf(zone: ZoneItem, agreed: string): Times {
  const { window } = zone.terms;
  const known = times.get(zone) ?? {
    opens: Math.max(Date.parse(window.from), Date.parse(agreed)),
    closes: windowEnd(window) ?? Number.POSITIVE_INFINITY,
  };
  times.set(zone, known);
  return known;
}

/**
 * The occurrence of an event in a zone, if it is one. By what both say now: it begins with the later of
 * the event's revision and the zone's agreement, and ends when the event closes, or the zone is left,
 * suspended or withdrawn.
 */
export function insideOf(event: EventItem, zone: ZoneItem, finding: Finding): readonly Found[] {
  if (!finding.limits.has('inside')) return [];
  if (!finding.forbids(zone.terms.kind, event.fields.category)) return [];
  const occurred = Date.parse(event.fields.occurred.from);
  const agreed = agreedIn(zone.versions);
  if (agreed?.agreed === undefined) return []; // [R51]
  const { opens, closes } = timesOf(zone, agreed.agreed.time);
  if (occurred < opens || occurred >= closes || isHistory(event)) return [];
  const found = zoneAt(event, zone);
  if (found === undefined || !found.binding) return [];
  if (found.otherHeights || found.later) return [];
  const since = { seq: agreed.agreed.seq, at: Date.parse(agreed.agreed.time) };
  const cause = [revisedIn(event, 'event.amended'), since].sort((a, b) => a.seq - b.seq).at(-1);
  if (cause === undefined || !stoodAt(zone, cause.seq)) return [];
  return rung({
    name: alarmName('inside', revisionOf(event), revisionOf(zone)),
    kind: 'inside',
    subject: {
      ref: event.ref,
      zone: zone.ref,
      ...(found.lies === 'perhaps' ? { maybe: true } : {}),
    },
    group: zone.terms.kind,
    seq: cause.seq,
    desks: finding.members,
    clock: cause.at,
    from: cause.at,
    ended: earliest(endOf(event, finding.fades), endsAfter(zone, cause.seq), denouncedFrom(agreed)),
  });
}
