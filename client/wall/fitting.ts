/**
 * What a wall's map is fitted to. It rests; it opens out for what is urgent and outside, goes back when
 * no desk is awaited for that any more, and takes in what has changed on the full hour. Pure.
 */
import type { Box } from '../../picture/geo/box.ts';

export interface Fitting {
  /** What the map is fitted to; undefined: nothing is active, the cell's own view. */
  readonly to: Box | undefined;
  /** What it goes back to; undefined while it is there. */
  readonly home: { readonly to: Box | undefined } | undefined;
  /** The hour in which it was last fitted by the clock, since 1970. */
  readonly hour: number;
}

export interface Activity {
  /** Around everything that is active; asked for only when the map is to move: a picture may hold many items. */
  readonly active: () => Box | undefined;
  /** Around each urgent event for which a desk is awaited. */
  readonly urgent: readonly Box[];
  /** Whether a map that is fitted so shows all of a box. */
  readonly shows: (fitted: Box | undefined, box: Box) => boolean;
  /** ms since 1970. */
  readonly now: number;
}

const HOUR = 3_600_000; // ms

/** The fitting after what is active now; the same object if the map is to rest. */
export function fittedAfter(
  before: Fitting | undefined,
  { active, urgent, shows, now }: Activity,
): Fitting {
  const hour = Math.floor(now / HOUR);
  if (before === undefined) return { to: active(), home: undefined, hour };
  const { to, home } = before;
  if (urgent.some((box) => !shows(to, box))) {
    const around = active();
    // one that cannot be shown, however far the map opens out, moves it once
    if (!isSame(to, around)) return { to: around, home: home ?? { to }, hour };
  }
  if (home !== undefined) return urgent.length > 0 ? before : { ...home, home: undefined, hour };
  return hour === before.hour ? before : { to: active(), home: undefined, hour };
}

const isSame = (a: Box | undefined, b: Box | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.every((side, i) => side === b[i]));
