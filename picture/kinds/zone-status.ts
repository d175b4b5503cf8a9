/** How a zone stands at a time: by what desks have agreed, what they have denounced, and its window. [R51] */
import { agreedIn, denouncedFrom } from '../facets/consent/version.ts';
import { windowEnd, windowPhase, windowTurns } from '../window.ts';
import type { ZoneItem } from './zone-item.ts';

/**
 * `agreed`: its window has not begun; `in-force`; `pausing`: agreed, between its hours; `leaving`: denounced,
 * and in force until that takes effect; `denounced`: it has taken effect. A zone to which not all have agreed
 * is `proposed`, whatever its window says.
 */
export const ZONE_STATUSES = [
  'proposed',
  'agreed',
  'in-force',
  'pausing',
  'suspended',
  'leaving',
  'denounced',
  'expired',
  'withdrawn',
] as const;
export type ZoneStatus = (typeof ZONE_STATUSES)[number];

/** The status of a zone at `now` (ms since 1970). */
export function zoneStatus(zone: ZoneItem, now: number): ZoneStatus {
  const { state, terms } = zone;
  if (state === 'withdrawn') return state;
  const phase = windowPhase(terms.window, now);
  if (phase === 'over') return 'expired';
  const agreed = agreedIn(zone.versions);
  const left = denouncedFrom(agreed);
  if (left !== undefined) {
    if (left <= now) return lapsed(zone, now) ? 'expired' : 'denounced';
    if (state !== 'suspended' && terms.suspended === undefined) return 'leaving';
  }
  if (state === 'suspended' || (agreed && terms.suspended)) return 'suspended';
  if (agreed === undefined) return 'proposed';
  if (phase === 'before') return 'agreed';
  return phase === 'open' ? 'in-force' : 'pausing';
}

/** True if a zone binds somebody at `now`: agreed or unilateral, in its hours, and not left or suspended. */
export function inForce(zone: ZoneItem, now: number): boolean {
  const status = zoneStatus(zone, now);
  if (status === 'in-force') return true;
  return status === 'leaving' && windowPhase(zone.terms.window, now) === 'open';
}

/** [R53] An estimated end is one all the same for what was denounced: it is drawn until then, and no longer. */
const lapsed = ({ terms: { window } }: ZoneItem, now: number): boolean =>
  window.to !== undefined && Date.parse(window.to) <= now;

/** When (ms since 1970) the status next changes by the clock after `now`; undefined if never. */
export function zoneTurns(zone: ZoneItem, now: number): number | undefined {
  const status = zoneStatus(zone, now);
  if (status === 'withdrawn' || status === 'expired') return undefined;
  const { window } = zone.terms;
  const left = denouncedFrom(agreedIn(zone.versions));
  const lapses =
    left === undefined || window.to === undefined
      ? undefined
      : Math.max(left, Date.parse(window.to));
  const turns = [BY_HOURS.has(status) ? windowTurns(window, now) : windowEnd(window), left, lapses];
  const next = Math.min(
    ...turns.map((time) => (time === undefined || time <= now ? Number.POSITIVE_INFINITY : time)),
  );
  return next === Number.POSITIVE_INFINITY ? undefined : next;
}

/** The statuses that follow the hours of a window; all others change with its end alone. */
const BY_HOURS: ReadonlySet<ZoneStatus> = new Set(['agreed', 'in-force', 'pausing']);

/** Since when (ms since 1970) its present terms have been agreed; undefined: they are not. */
export function agreedSince(zone: ZoneItem): number | undefined {
  const time = agreedIn(zone.versions)?.agreed?.time;
  return time === undefined ? undefined : Date.parse(time);
}
