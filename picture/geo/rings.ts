/** Checks that the rings of a polygon are sound [R10], exactly, on the grid of 1e-7 degree [R18]. */
import { type Corner, cornersOf, type Side, STEPS, sideOf, turn } from './corner.ts';
import type { LonLat } from './place.ts';

/** A fault of a shape. */
export interface Flaw {
  /** The path within the shape, `coordinates.0`. */
  readonly field: string;
  readonly why: string;
}

/** A side, and where it stands in the polygon. */
interface RingSide extends Side {
  readonly ring: number;
  readonly index: number;
  /** The number of sides of its ring. */
  readonly of: number;
}

/** The first flaw of these rings; undefined if they are sound. */
export function flawOfRings(rings: readonly (readonly LonLat[])[]): Flaw | undefined {
  const sides: RingSide[][] = [];
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

function sidesOf(corners: readonly Corner[], ring: number): RingSide[] {
  const of = corners.length - 1;
  return corners
    .slice(1)
    .map((b, index) => ({ ...sideOf(corners[index] ?? b, b), ring, index, of }));
}

/** The first flaw where sides meet. Sweeps from west to east, and compares sides that overlap in longitude. */
function meeting(sides: RingSide[]): Flaw | undefined {
  sides.sort((one, two) => one.west - two.west);
  const open: RingSide[] = [];
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

function flawWhereMeeting({ a, ring }: RingSide, other: RingSide): Flaw {
  const near = `near ${a.x / STEPS}, ${a.y / STEPS}`;
  const why =
    ring === other.ring
      ? `the ring crosses or touches itself ${near}`
      : `two rings cross or touch ${near}`;
  return { field: `coordinates.${ring}`, why };
}

/** True if two sides share a point that they should not. Neighbours share one end and no more. */
function collide(one: RingSide, two: RingSide): boolean {
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

/** The first hole that lies outside the first ring or inside another hole. Requires that no rings meet. */
function strayHole([shell = [], ...holes]: readonly (readonly RingSide[])[]): Flaw | undefined {
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
