/** How two zones meet, in few words: for how long or until when, in which heights, and whether that may be. */
import type { Language } from '../../picture/basics.ts';
import { agreedIn, openIn } from '../../picture/facets/consent/version.ts';
import type { ZoneItem } from '../../picture/kinds/zone-item.ts';
import { type ZoneStatus, zoneStatus } from '../../picture/kinds/zone-status.ts';
import type { ZoneTerms } from '../../picture/kinds/zone-terms.ts';
import type { Meeting } from '../../picture/views/conflicts/meeting.ts';
import { areaText, day, dtg, spanText } from '../lib/format.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { MetZone } from './draft-judge.ts';

type Words = Messages['meets'];

const DAY = 86_400_000; // ms
const LONG = 2 * DAY; // of a stretch: beyond it, its days are said

/** How the terms that are met stand: an open version beside an agreed one is only proposed, and has its number. */
export function metStanding(
  zone: ZoneItem,
  terms: ZoneTerms,
  now: number,
): { readonly status: ZoneStatus; readonly version?: number } {
  const { versions = [] } = zone;
  const open = openIn(versions);
  const beside = agreedIn(versions) !== undefined && open?.terms !== undefined;
  return beside && JSON.stringify(open.terms) === JSON.stringify(terms)
    ? { status: 'proposed', version: open.version }
    : { status: zoneStatus(zone, now) };
}

/** `1.5 km²`, `2 hr 45 min`, `same height`, `allowed together`: what there is to say, in this order. */
export function meetingParts(
  { sharedKm2, meeting }: Pick<MetZone, 'sharedKm2' | 'meeting'>,
  language: Language,
  w: Words,
): readonly string[] {
  return [
    ...(sharedKm2 > 0 ? [areaText(sharedKm2 * 1e6, language)] : []),
    stretchText(meeting, language, w),
    w.heights[meeting.heights],
    meeting.conflict ? w.conflict : w.together,
  ];
}

/** The first stretch in which both are open: how long, or from which day to which. */
function stretchText({ from, to }: Meeting, language: Language, w: Words): string {
  if (to === Number.POSITIVE_INFINITY) return `${dtg(from)} – ${w.endless}`;
  if (to - from < LONG) return spanText((to - from) / 1000, language, 2, 'short');
  return `\u200e${daysText(from, to - 1)}\u200e`;
}

/** `01 – 04 DEC 26`; the month is said twice where it changes. */
function daysText(from: number, to: number): string {
  const [first, last] = [day(from), day(to)];
  return first.slice(2) === last.slice(2) ? `${first.slice(0, 2)} – ${last}` : `${first} – ${last}`;
}
