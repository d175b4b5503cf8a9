/** Where a zone stands in the brief of a desk, and when it is over. [R33] [R29] */
import { Instant } from '../basics.ts';
import { agreedIn, denouncedFrom, desksThat, openIn, waitsFor } from '../facets/consent/version.ts';
import { windowEnd } from '../window.ts';
import type { Over } from './item.ts';
import type { BriefGroup, Briefing } from './kind.ts';
import type { ZoneItem } from './zone-item.ts';

/** How long (ms) before its end, and after it was agreed, a zone stands in briefs: a watch of eight hours. */
const A_WATCH = 8 * 3_600_000;

/** The groups of a desk's brief in which a zone stands. */
export function zoneBrief(zone: ZoneItem, { desk, at }: Briefing): readonly BriefGroup[] {
  const { versions, terms } = zone;
  const groups: BriefGroup[] = [];
  const open = openIn(versions);
  const agreed = agreedIn(versions);
  if (open !== undefined && waitsFor(open, desk)) groups.push('waiting');
  const objected = open !== undefined && desksThat(open, 'objected').length > 0;
  const left = denouncedFrom(agreed);
  if (objected || left !== undefined) groups.push('disputed');
  const to = terms.window.to && Date.parse(terms.window.to);
  const ends = [to, left].some((end) => end !== undefined && end > at && end <= at + A_WATCH);
  const unconfirmed = to !== undefined && to <= at && windowEnd(terms.window) === undefined;
  if (ends || unconfirmed) groups.push('ending');
  const since = agreed?.agreed && Date.parse(agreed.agreed.time);
  if (since !== undefined && since > at - A_WATCH && left === undefined) groups.push('agreed');
  return groups;
}

/**
 * [R29] When a zone's window has ended; undefined: not by itself. What was denounced goes with its window, and
 * as long as desks can agree to other terms it is not over.
 */
export function zoneOver(zone: ZoneItem): Over | undefined {
  const open = openIn(zone.versions)?.terms;
  const ends = [lastDrawn(zone), ...(open === undefined ? [] : [windowEnd(open.window)])];
  const known = ends.filter((end) => end !== undefined);
  if (known.length < ends.length) return undefined;
  return { at: Instant.parse(new Date(Math.max(...known)).toISOString()), fades: false };
}

/** When (ms since 1970) the window of a zone's present terms has ended, or would have. [R49] [R53] */
export function lastDrawn({ versions, terms: { window } }: ZoneItem): number | undefined {
  const left = denouncedFrom(agreedIn(versions));
  if (left === undefined || window.to === undefined) return windowEnd(window);
  return windowEnd(window) ?? Math.max(left, Date.parse(window.to));
}
