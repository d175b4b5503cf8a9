/** What the desks that agreed to a zone must hear of it: one has denounced it, it ends soon, it has ended. [R55] */
import { agreedIn, denouncedFrom, endOf, type Version } from '../../facets/consent/version.ts';
import { type Step, withdrawnAt } from '../../kinds/item.ts';
import type { ZoneItem, ZoneTerms } from '../../kinds/zone.ts';
import { lastDrawn } from '../../kinds/zone-brief.ts';
import { alarmName } from '../../staff/alarm-name.ts';
import { windowEnd } from '../../window.ts';
import { othersThan } from './conflict.ts';
import { earliest, type Finding, type Found, type Revised, revisionOf, rung } from './found.ts';

/** How long (ms) before its end a zone rings: long enough for three desks to agree to more. */
const SOON = 3_600_000;
/** Of a short window only its last quarter: what was agreed for half an hour rings for minutes. */
const SHARE = 4;

/** The occurrences about the version that all its desks have agreed to. */
export function agreedOf(zone: ZoneItem, finding: Finding): readonly Found[] {
  const version = agreedIn(zone.versions);
  if (version?.agreed === undefined) return [];
  const agreed = { seq: version.agreed.seq, at: Date.parse(version.agreed.time) };
  return [
    ...denouncedOf(zone, version, agreed, finding),
    ...endingOf(zone, version, agreed, finding),
    ...endedOf(zone, version, agreed, finding),
  ];
}

type Parts = [zone: ZoneItem, version: Version<ZoneTerms>, agreed: Revised, finding: Finding];

/** A party has denounced it: until it takes that back, or the zone leaves the map. */
function denouncedOf(...[zone, version, agreed, finding]: Parts): readonly Found[] {
  if (!finding.limits.has('denounced')) return [];
  const { history, ref, terms } = zone;
  const gone = earliest(momentOf(withdrawnAt(zone)?.at), lastDrawn(zone));
  return history.flatMap((step) => {
    if (step.seq <= agreed.seq || step.type !== 'consent.denounced') return [];
    const desks = partiesOf(version, finding).filter((desk) => desk !== step.by.desk);
    if (desks.length === 0) return [];
    const from = Date.parse(step.time);
    const back = takenBack(zone, version, step);
    const occurrence = {
      name: alarmName('denounced', revisionOf(zone), step.seq),
      kind: 'denounced',
      subject: { ref, desk: step.by.desk },
      group: terms.kind,
      seq: step.seq,
      desks,
      clock: from,
      from,
      ended: earliest(back, gone),
    } as const;
    return rung(occurrence, { others: othersThan(desks, finding) });
  });
}

/** When (ms since 1970) the desk that denounced a version agreed to it again; undefined: it has not. */
function takenBack(
  { history }: ZoneItem,
  { stances }: Version<ZoneTerms>,
  { seq, by }: Step,
): number | undefined {
  const stance = stances[by.desk];
  if (stance?.is === 'denounced' && stance.seq === seq) return undefined;
  const later = history.filter((step) => step.seq > seq && step.by.desk === by.desk);
  const again = later.find(({ type }) => type === 'consent.denounced');
  if (again === undefined) return momentOf(stance?.time);
  const before = later.filter((step) => step.seq < again.seq && step.type === 'consent.agreed');
  return momentOf(before.at(-1)?.time);
}

/** It ends within the hour; or it was to end by now, and nobody has confirmed that. [R53] */
function endingOf(...[zone, version, agreed, finding]: Parts): readonly Found[] {
  const { window, kind } = zone.terms;
  if (!finding.limits.has('ending') || window.to === undefined) return [];
  const desks = partiesOf(version, finding);
  const [begins, to] = [Math.max(agreed.at, Date.parse(window.from)), Date.parse(window.to)];
  const from = Math.max(agreed.at, to - Math.min(SOON, Math.floor((to - begins) / SHARE)));
  const end = windowEnd(window);
  const ended = earliest(endOf(version), momentOf(withdrawnAt(zone)?.at));
  const occurrence = {
    name: alarmName('ending', revisionOf(zone)),
    kind: 'ending',
    subject: { ref: zone.ref },
    group: kind,
    seq: agreed.seq,
    desks,
    clock: from,
    from,
    ended,
  } as const;
  const answered = end !== undefined && end === ended && finding.limits.has('ended');
  return rung(occurrence, { answered, others: othersThan(desks, finding) });
}

/** Its window has ended: neither withdrawn nor denounced before. */
function endedOf(...[zone, version, agreed, finding]: Parts): readonly Found[] {
  const end = windowEnd(zone.terms.window);
  if (!finding.limits.has('ended') || end === undefined || end <= agreed.at) return [];
  const before = earliest(momentOf(withdrawnAt(zone)?.at), denouncedFrom(version));
  if (before !== undefined && before <= end) return [];
  const occurrence = {
    name: alarmName('ended', revisionOf(zone)),
    kind: 'ended',
    subject: { ref: zone.ref },
    group: zone.terms.kind,
    seq: agreed.seq,
    desks: partiesOf(version, finding),
    clock: end,
    from: end,
    ended: undefined,
  } as const;
  return rung(occurrence, { once: true });
}

const partiesOf = ({ parties }: Version<ZoneTerms>, { members }: Finding) =>
  parties.filter((desk) => members.includes(desk));

const momentOf = (time: string | undefined): number | undefined =>
  time === undefined ? undefined : Date.parse(time);
