/** An area on the grid of 1e-7 degree, and on which side of a way it lies. Exact. */
import { type Corner, cornersOf, type Side, sideOf, turn } from './corner.ts';
import { outline } from './outline.ts';
import type { Area, LonLat } from './place.ts';

/** Half steps of the grid, so that the middle of two corners is a whole number too. */
export const HALVES = 2;

/** The rings of an area in half steps: the first one less the others. A ring may wind over itself. */
export interface Region {
  readonly rings: readonly (readonly Side[])[];
  /** All sides, by their west ends. */
  readonly sides: readonly Side[];
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

const regions = new WeakMap<Area, Region>(); // areas are replaced, never changed

export function regionOf(area: Area): Region {
  const known = regions.get(area) ?? made(area);
  regions.set(area, known);
  return known;
}

function made(area: Area): Region {
  const rings = outline(area).coordinates.map((ring) => ringOf(ring));
  const sides = rings.flat().sort((one, two) => one.west - two.west);
  let [west, east] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [south, north] = [west, east];
  for (const side of sides) {
    west = Math.min(west, side.west);
    east = Math.max(east, side.east);
    south = Math.min(south, side.south);
    north = Math.max(north, side.north);
  }
  return { rings, sides, west, east, south, north };
}

function ringOf(places: readonly LonLat[]): readonly Side[] {
  const corners = cornersOf(places).map(({ x, y }) => ({ x: x * HALVES, y: y * HALVES }));
  const [a, b] = corners;
  const thin = !(a && b) || corners.every((corner) => turn(a, b, corner) === 0);
  return joined(thin ? boxRound(corners) : corners);
}

const joined = (corners: readonly Corner[]): Side[] =>
  corners.slice(1).map((b, i) => sideOf(corners[i] ?? b, b));

/** A circle or a corridor that the grid is too coarse for counts as its box and a step on each side. */
function boxRound(corners: readonly Corner[]): Corner[] {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [west, east] = [Math.min(...xs) - HALVES, Math.max(...xs) + HALVES];
  const [south, north] = [Math.min(...ys) - HALVES, Math.max(...ys) + HALVES];
  return [
    { x: west, y: south },
    { x: east, y: south },
    { x: east, y: north },
    { x: west, y: north },
    { x: west, y: south },
  ];
}

/** A place on a way between two corners, and the side of the way that is asked about. */
export interface Beside {
  readonly place: Corner;
  /** The direction of the way. */
  readonly along: Corner;
  readonly side: 'left' | 'right';
}

/**
 * True if the region lies immediately beside a place, that is: holds all places that are close enough to it on
 * that side. The place may be on a side of the region or on none.
 */
export function liesBeside({ rings: [shell = [], ...holes] }: Region, beside: Beside): boolean {
  return winds(shell, beside) && !holes.some((hole) => winds(hole, beside));
}

/**
 * True if a ring winds around a place that is moved to the side by as good as nothing, and along the way by as
 * good as nothing of that. So it is level with no corner and on no side of the ring. Counts the sides that a
 * ray from there to the east crosses, upward and downward.
 */
function winds(ring: readonly Side[], { place, along, side }: Beside): boolean {
  const { x, y } = place;
  const aside = side === 'left' ? { x: -along.y, y: along.x } : { x: along.y, y: -along.x };
  const levelIsAbove = aside.y === 0 ? along.y < 0 : aside.y < 0;
  let rounds = 0;
  for (const { a, b, east } of ring) {
    const below = a.y < y || (a.y === y && !levelIsAbove);
    if (below === (b.y < y || (b.y === y && !levelIsAbove)) || east < x) continue;
    const turned =
      turn(a, b, place) ||
      turn(a, b, { x: x + aside.x, y: y + aside.y }) ||
      turn(a, b, { x: x + along.x, y: y + along.y });
    if (turned === (below ? 1 : -1)) rounds += turned;
  }
  return rounds !== 0;
}
