/** Corners and sides on the grid of 1e-7 degree [R18]: whole numbers alone, so that every answer is exact. */
import type { LonLat } from './place.ts';

/** A place in whole steps of the grid, or of a finer one. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** A side of a ring from `a` to `b`, with its bounding box. */
export interface Side {
  readonly a: Corner;
  readonly b: Corner;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

export const STEPS = 1e7; // in a degree

export const sideOf = (a: Corner, b: Corner): Side => ({
  a,
  b,
  west: Math.min(a.x, b.x),
  east: Math.max(a.x, b.x),
  south: Math.min(a.y, b.y),
  north: Math.max(a.y, b.y),
});

export const same = (a: Corner, b: Corner): boolean => a.x === b.x && a.y === b.y;

/** The positions of a ring on the grid, without repeats in a row; the last equals the first. */
export function cornersOf(ring: readonly LonLat[]): Corner[] {
  const corners: Corner[] = [];
  for (const [lon, lat] of ring) {
    const corner = { x: Math.round(lon * STEPS), y: Math.round(lat * STEPS) };
    const last = corners.at(-1);
    if (last === undefined || !same(last, corner)) corners.push(corner);
  }
  return corners;
}

/** 1 if `p` lies to the left of the line from `a` to `b`, -1 to the right, 0 on it. Exact. */
export function turn(a: Corner, b: Corner, p: Corner): number {
  const left = (b.x - a.x) * (p.y - a.y);
  const right = (b.y - a.y) * (p.x - a.x);
  if (left !== right) return left > right ? 1 : -1; // rounding never reverses the order of two products
  if (Math.abs(left) <= Number.MAX_SAFE_INTEGER) return 0;
  const exact = BigInt(b.x - a.x) * BigInt(p.y - a.y) - BigInt(b.y - a.y) * BigInt(p.x - a.x);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}
