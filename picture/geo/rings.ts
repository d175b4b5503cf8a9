/** Checks that the rings of a polygon are sound [R10], exactly, on the grid of 1e-7 degree [R18]. */
import type { LonLat } from './place.ts';

/** A fault of a shape. */
export interface Flaw {
  /** The path within the shape, `coordinates.0`. */
  readonly field: string;
  readonly why: string;
}

/** A corner in whole steps of the grid, so that all comparisons are of integers. */
interface Corner {
  readonly x: number;
  readonly y: number;
}

/** A side of a ring from `a` to `b`, with its bounding box. */
interface Side {
  readonly a: Corner;
  readonly b: Corner;
  readonly ring: number;
  readonly index: number;
  /** The number of sides of its ring. */
  readonly of: number;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

const STEPS = 1e7; // in a degree

/** The first flaw of these rings; undefined if they are sound. */
export function flawOfRings(rings: readonly (readonly LonLat[])[]): Flaw | undefined {
  const sides: Side[][] = [];
  for (const [number, ring] of rings.entries()) {
    const corners = cornersOf(ring);
    const [a, b] = corners;
    if (!a || !b || corners.every((p) => turn(a, b, p) === 0)) {
      return { field: `coordinates.${number}`, why: 'the ring encloses nothing' };
    }
    sides.push(sidesOf(corners, number));
  }
  return meeting(sides.flat()) ?? strayHole(sides);
}

/** The positions of a ring on the grid, without repeats in a row; the last equals the first. */
function cornersOf(ring: readonly LonLat[]): Corner[] {
  const corners: Corner[] = [];
  for (const [lon, lat] of ring) {
    const corner = { x: Math.round(lon * STEPS), y: Math.round(lat * STEPS) };
    const last = corners.at(-1);
    if (last === undefined || !same(last, corner)) corners.push(corner);
  }
  return corners;
}

function sidesOf(corners: readonly Corner[], ring: number): Side[] {
  const of = corners.length - 1;
  return corners.slice(1).map((b, index) => {
    const a = corners[index] ?? b;
    return {
      a,
      b,
      ring,
      index,
      of,
      west: Math.min(a.x, b.x),
      east: Math.max(a.x, b.x),
      south: Math.min(a.y, b.y),
      north: Math.max(a.y, b.y),
    };
  });
}

/** The first flaw where sides meet. Sweeps from west to east, and compares sides that overlap in longitude. */
function meeting(sides: Side[]): Flaw | undefined {
  sides.sort((one, two) => one.west - two.west);
  const open: Side[] = [];
  for (const side of sides) {
    let kept = 0;
    for (const other of open) {
      if (other.east < side.west) continue;
      open[kept++] = other;
      if (collide(side, other)) return flawWhereMeeting(side, other);
    }
    open.length = kept;
    open.push(side);
  }
  return undefined;
}

function flawWhereMeeting({ a, ring }: Side, other: Side): Flaw {
  const near = `near ${a.x / STEPS}, ${a.y / STEPS}`;
  const why =
    ring === other.ring
      ? `the ring crosses or touches itself ${near}`
      : `two rings cross or touch ${near}`;
  return { field: `coordinates.${ring}`, why };
}

/** True if two sides share a point that they should not. Neighbours share one end and no more. */
function collide(one: Side, two: Side): boolean {
  if (one.south > two.north || two.south > one.north) return false;
  // With overlapping boxes, sides meet exactly if neither lies wholly to one side of the other.
  const meet =
    turn(one.a, one.b, two.a) * turn(one.a, one.b, two.b) <= 0 &&
    turn(two.a, two.b, one.a) * turn(two.a, two.b, one.b) <= 0;
  if (!meet || one.ring !== two.ring) return meet;
  if ((one.index + 1) % one.of === two.index) return doublesBack(one.a, one.b, two.b);
  if ((two.index + 1) % two.of === one.index) return doublesBack(two.a, two.b, one.b);
  return true;
}

/** True if the path from `a` over `b` to `c` goes back along itself. */
const doublesBack = (a: Corner, b: Corner, c: Corner): boolean =>
  turn(a, b, c) === 0 &&
  Math.sign(a.x - b.x) === Math.sign(c.x - b.x) &&
  Math.sign(a.y - b.y) === Math.sign(c.y - b.y);

/** 1 if `p` lies to the left of the line from `a` to `b`, -1 to the right, 0 on it. Exact. */
function turn(a: Corner, b: Corner, p: Corner): number {
  const left = (b.x - a.x) * (p.y - a.y);
  const right = (b.y - a.y) * (p.x - a.x);
  if (left !== right) return left > right ? 1 : -1; // rounding never reverses the order of two products
  if (Math.abs(left) <= Number.MAX_SAFE_INTEGER) return 0;
  const exact = BigInt(b.x - a.x) * BigInt(p.y - a.y) - BigInt(b.y - a.y) * BigInt(p.x - a.x);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

/** The first hole that lies outside the first ring or inside another hole. Requires that no rings meet. */
function strayHole([shell = [], ...holes]: readonly (readonly Side[])[]): Flaw | undefined {
  for (const [i, hole] of holes.entries()) {
    const corner = hole[0]?.a;
    if (corner === undefined) continue;
    const field = `coordinates.${i + 1}`;
    if (!inside(corner, shell)) return { field, why: 'the hole lies outside the first ring' };
    if (holes.some((other) => other !== hole && inside(corner, other))) {
      return { field, why: 'the hole lies inside another hole' };
    }
  }
  return undefined;
}

/** True if a ray from `p` to the east crosses the ring an odd number of times. `p` must be on no side. */
function inside(p: Corner, ring: readonly Side[]): boolean {
  let odd = false;
  for (const { a, b, east } of ring) {
    if (east < p.x || a.y > p.y === b.y > p.y) continue;
    if (turn(a, b, p) === (b.y > a.y ? 1 : -1)) odd = !odd;
  }
  return odd;
}

const same = (a: Corner, b: Corner): boolean => a.x === b.x && a.y === b.y;
