/**
 * The bars of a board: when each zone holds, or would hold, within a span of time, and how that stands at
 * the moment shown. Daily hours are a bar each. Pure; times in ms since 1970. [R51] [R52]
 */
import type { DeskId } from '../../picture/basics.ts';
import { agreedIn, openIn } from '../../picture/facets/consent/version.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import { inForce, zoneStatus } from '../../picture/kinds/zone-status.ts';
import { type Window, windowPhase, windowTurns } from '../../picture/window.ts';
import { leavingFrom } from '../kinds/zone/leaving.ts';
import type { Span } from '../store/density.ts';

/** `denounced`: somebody leaves it or has left it; it ends when that takes effect. */
export const LOOKS = ['agreed', 'unilateral', 'proposed', 'suspended', 'denounced'] as const;
export type Look = (typeof LOOKS)[number];

export interface Bar {
  readonly zone: ZoneItem;
  /** The desk that proposed these terms. */
  readonly desk: DeskId;
  readonly look: Look;
  /** Of an open version beside the agreed one: its number. */
  readonly version?: number;
  /** Cut at the ends of the span. */
  readonly from: number;
  readonly to: number;
  /** The part in which it is in force, of the bar that is open at the moment shown. */
  readonly force?: Span;
  /** When what was denounced ends or ended, and who denounced it. */
  readonly left?: { readonly at: number; readonly by: readonly DeskId[] };
}

/** When a window is open within a span. */
export function openTimes(window: Window, { from, to }: Span): readonly Span[] {
  const open: Span[] = [];
  for (let at = from; at < to; ) {
    const turn = Math.min(to, windowTurns(window, at) ?? to);
    if (windowPhase(window, at) === 'open') open.push({ from: at, to: turn });
    at = turn;
  }
  return open;
}

/** The bars of a zone within a span, in order; `now` is the moment shown. */
export function barsOf(zone: ZoneItem, span: Span, now: number): readonly Bar[] {
  const status = zoneStatus(zone, now);
  const agreed = agreedIn(zone.versions);
  const isStage = zone.terms.kind === 'exercise'; // the ground of all else
  const lapsed = status === 'expired' && agreed === undefined; // it never held
  if (status === 'withdrawn' || isStage || lapsed) return [];
  return [...standing(zone, span, now), ...asked(zone, span)].sort((a, b) => a.from - b.from);
}

/** Of the terms that are agreed or, before there are any, proposed. */
function standing(zone: ZoneItem, span: Span, now: number): readonly Bar[] {
  const leaving = leavingFrom(zone);
  const left = leaving && { at: Date.parse(leaving.effect), by: leaving.by };
  const agreed = agreedIn(zone.versions);
  const since = agreed?.agreed && Date.parse(agreed.agreed.time);
  const look = lookOf(zone, left !== undefined);
  return openTimes(zone.terms.window, span).flatMap(({ from, to: ends }): Bar[] => {
    const to = Math.min(ends, left?.at ?? ends);
    if (to <= from) return [];
    const open = from <= now && now < to && since !== undefined && inForce(zone, now);
    return [
      {
        zone,
        desk: agreed?.by.desk ?? zone.by.desk,
        look,
        from,
        to,
        ...(open ? { force: { from: Math.max(from, since), to } } : {}),
        ...(left === undefined ? {} : { left }),
      },
    ];
  });
}

function lookOf({ state, terms, versions }: ZoneItem, denounced: boolean): Look {
  if (denounced) return 'denounced';
  const agreed = agreedIn(versions) !== undefined;
  if (state === 'suspended' || (agreed && terms.suspended)) return 'suspended';
  if (!agreed) return 'proposed';
  return terms.unilateral ? 'unilateral' : 'agreed';
}

/** Of the version that is open beside the agreed one. */
function asked(zone: ZoneItem, span: Span): readonly Bar[] {
  const { versions } = zone;
  const open = agreedIn(versions) && openIn(versions);
  if (open?.terms === undefined) return [];
  const { version, by, terms } = open;
  return openTimes(terms.window, span).map(({ from, to }) => ({
    zone,
    desk: by.desk,
    look: 'proposed',
    version,
    from,
    to,
  }));
}
