/** Whether two zones meet, by their terms: in place, in height and in time. [R54] */
import { type HeightsMeet, heightsMeet } from '../../geo/heights.ts';
import { overlaps } from '../../geo/overlap.ts';
import type { ZoneTerms } from '../../kinds/zone.ts';
import { windowsMayMeet, windowsMeet } from '../../window.ts';
import type { IsConflict } from './matrix.ts';

/** How two zones meet. */
export interface Meeting {
  /** The first stretch in which both are open, in ms since 1970; `to` is Infinity if it never ends. */
  readonly from: number;
  readonly to: number;
  /** `overlap`, or why nobody can say that their heights do not. */
  readonly heights: HeightsMeet;
  /** Zones of these kinds conflict; else they may stand together. */
  readonly conflict: boolean;
}

/** How two zones meet; undefined if they do not. Exact. What costs least is asked first. */
export function meetingOf(a: ZoneTerms, b: ZoneTerms, conflicts: IsConflict): Meeting | undefined {
  const heights = heightsMeet(a.altitude, b.altitude);
  if (heights === undefined || !windowsMayMeet(a.window, b.window)) return undefined;
  if (!overlaps(a.area, b.area)) return undefined;
  const time = windowsMeet(a.window, b.window);
  return time && { ...time, heights, conflict: conflicts(a.kind, b.kind) };
}
