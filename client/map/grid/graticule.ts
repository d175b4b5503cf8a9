/** Meridians and parallels at round degrees, minutes and seconds, by zoom. */
import type { Bounds, Grid, GridLine } from './line.ts';

const TILE = 512; // pixels of the world at zoom 0
const APART = 120; // pixels at least from line to line
/** Seconds of arc. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 36_000];

/** Seconds of arc from line to line. */
export function stepAt(zoom: number): number {
  const perPixel = (360 * 3600) / (TILE * 2 ** zoom);
  return STEPS.find((step) => step / perPixel >= APART) ?? 36_000;
}

export function graticule({ west, south, east, north }: Bounds, zoom: number): Grid {
  const step = stepAt(zoom);
  const lines: GridLine[] = [];
  for (const at of multiples(west, east, step)) {
    lines.push({
      coordinates: [
        [at / 3600, south],
        [at / 3600, north],
      ],
      runs: 'north',
      label: angle(at, 'E', 'W'),
      major: at % 3600 === 0,
    });
  }
  for (const at of multiples(Math.max(south, -85), Math.min(north, 85), step)) {
    lines.push({
      coordinates: [
        [west, at / 3600],
        [east, at / 3600],
      ],
      runs: 'east',
      label: angle(at, 'N', 'S'),
      major: at % 3600 === 0,
    });
  }
  return { lines, squares: [] };
}

function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil((from * 3600) / step);
  const last = Math.floor((to * 3600) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Seconds of arc as `35°50′E` or `35°50′30″E`; whole degrees as `35°E`. */
export function angle(seconds: number, plus: string, minus: string): string {
  const size = Math.abs(seconds);
  const [d, m, s] = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60];
  const minutes = m === 0 && s === 0 ? '' : `${two(m)}′`;
  return `${d}°${minutes}${s === 0 ? '' : `${two(s)}″`}${seconds < 0 ? minus : plus}`;
}
