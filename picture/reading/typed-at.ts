/** The context for what people type: a now, UTC for times without a zone, zones by name, the cell's clocks. */
import { zulu } from './clock.ts';
import type { Circumstances, Lean } from './stretch.ts';
import { plain } from './text.ts';
import { zoneClock } from './zones.ts';

/** A clock that the page shows beside Zulu time: `DAM`, and its zone (IANA). */
export interface LabelledClock {
  readonly label: string;
  readonly timeZone: string;
}

/** The context for what people type at `at` (ms since 1970). */
export const typedAt = (
  at: number,
  lean: Lean,
  clocks: readonly LabelledClock[] = [],
): Circumstances => ({
  now: { at, lean },
  clockOf: (zone) => (zone === undefined ? zulu : zoneClock(zone)),
  labels: new Map(clocks.map(({ label, timeZone }) => [plain(label), timeZone])),
});
