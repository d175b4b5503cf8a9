/** A line of a grid over the map, and where it meets the edge of the screen. */
import type { LonLat } from '../../../picture/geo/place.ts';

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface GridLine {
  readonly coordinates: readonly LonLat[];
  /** Which way it runs. */
  readonly runs: 'north' | 'east';
  /** What stands at the edge; empty for none. */
  readonly label: string;
  /** A degree, a square of 100 km, or a zone: drawn stronger. */
  readonly major: boolean;
}

/** Words in the middle of a square of a grid. */
export interface SquareName {
  readonly at: LonLat;
  readonly name: string;
}

export interface Grid {
  readonly lines: readonly GridLine[];
  readonly squares: readonly SquareName[];
}

export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** Where a path crosses y = `at` (its x), if it runs north, or x = `at` (its y). */
export function crossing(
  path: readonly Pixel[],
  runs: 'north' | 'east',
  at: number,
): number | undefined {
  const [along, across] = runs === 'north' ? (['y', 'x'] as const) : (['x', 'y'] as const);
  for (const [i, to] of path.entries()) {
    const from = path[i - 1];
    if (from === undefined || from[along] === to[along]) continue;
    const share = (at - from[along]) / (to[along] - from[along]);
    if (share >= 0 && share <= 1) return from[across] + share * (to[across] - from[across]);
  }
  return undefined;
}
