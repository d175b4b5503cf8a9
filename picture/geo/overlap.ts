/**
 * Finds whether two areas overlap: whether a point lies inside both. Exact on the grid of 1e-7 degree [R18]
 * and the same in every engine: areas that only touch do not overlap, those that share one step do. [R54]
 * Circles and corridors are their outlines, rounded to the grid.
 */
import { type Corner, type Side, turn } from './corner.ts';
import type { Area } from './place.ts';
import { liesBeside, type Region, regionOf } from './region.ts';

const known = new WeakMap<Area, WeakMap<Area, boolean>>(); // areas are replaced, never changed

/** True if the insides of two areas share a point. Remembered for as long as both are in use. */
export function overlaps(a: Area, b: Area): boolean {
  const [one, two] = [regionOf(a), regionOf(b)];
  if (!boxesOverlap(one, two)) return false;
  const before = known.get(a)?.get(b) ?? known.get(b)?.get(a);
  if (before !== undefined) return before;
  const cuts = cutsOf(one, two);
  const result = cuts === 'cross' || overlapAlong(one, two, cuts) || overlapAlong(two, one, cuts);
  rememberOverlap(a, b, result);
  return result;
}

/** True if it is known whether two areas overlap, or their boxes say it: `overlaps` then takes no time. */
export function overlapKnown(a: Area, b: Area): boolean {
  return (
    known.get(a)?.has(b) === true ||
    known.get(b)?.has(a) === true ||
    !boxesOverlap(regionOf(a), regionOf(b))
  );
}

/** Takes a result that was computed elsewhere, as by a worker. It must be the one of `overlaps`. */
export function rememberOverlap(a: Area, b: Area, result: boolean): void {
  const results = known.get(a) ?? new WeakMap<Area, boolean>();
  known.set(a, results.set(b, result));
}

const boxesOverlap = (a: Region, b: Region): boolean =>
  a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north;

/** For each side the places where the other region's sides touch it, its first end included. */
type Cuts = Map<Side, Corner[]>;

/**
 * Where the sides of two regions touch; `cross` if two cross, which puts both insides at one point. Sweeps
 * from west to east, and compares sides that overlap in longitude.
 */
function cutsOf(a: Region, b: Region): Cuts | 'cross' {
  const cuts: Cuts = new Map();
  const mine = sidesWithin(a, b);
  const others = sidesWithin(b, a);
  let next = 0;
  const open: Side[] = [];
  for (const side of mine) {
    for (let other = others[next]; other && other.west <= side.east; other = others[++next]) {
      open.push(other);
    }
    let kept = 0;
    for (const other of open) {
      if (other.east < side.west) continue;
      open[kept++] = other;
      if (other.west <= side.east && cross(side, other, cuts)) return 'cross';
    }
    open.length = kept;
  }
  return cuts;
}

const sidesWithin = ({ sides }: Region, { west, east, south, north }: Region): Side[] =>
  sides.filter(
    (side) => side.west <= east && side.east >= west && side.south <= north && side.north >= south,
  );

/** True if two sides cross; if they only touch, notes where. */
function cross(one: Side, two: Side, cuts: Cuts): boolean {
  if (one.south > two.north || two.south > one.north) return false;
  const [a, b] = [turn(one.a, one.b, two.a), turn(one.a, one.b, two.b)];
  if (a * b > 0) return false;
  const [c, d] = [turn(two.a, two.b, one.a), turn(two.a, two.b, one.b)];
  if (c * d > 0) return false;
  if (a * b * c * d !== 0) return true;
  if (a === 0 && holds(one, two.a)) touch(one, two, two.a, cuts);
  if (b === 0 && holds(one, two.b)) touch(one, two, two.b, cuts);
  if (c === 0 && holds(two, one.a)) touch(one, two, one.a, cuts);
  if (d === 0 && holds(two, one.b)) touch(one, two, one.b, cuts);
  return false;
}

/** True if a place on the line of a side lies between its ends, or is one. */
const holds = ({ west, east, south, north }: Side, { x, y }: Corner): boolean =>
  west <= x && x <= east && south <= y && y <= north;

/** A cut at the second end of a side is one at the first end of the next: that pair is compared too. */
function touch(one: Side, two: Side, at: Corner, cuts: Cuts): void {
  for (const side of [one, two]) {
    const list = cuts.get(side);
    if (list === undefined) cuts.set(side, [at]);
    else list.push(at);
  }
}

/**
 * True if along the sides of one region the insides of both lie on the same side of it. Between two cuts
 * nothing of the other region begins or ends, so that one place between them stands for all. Where two
 * regions overlap, what they share ends at a side of the one or of the other.
 */
function overlapAlong(one: Region, other: Region, cuts: Cuts): boolean {
  return one.rings.some((ring) => {
    const cut = ring.filter((side) => cuts.has(side));
    const [first] = ring;
    if (cut.length === 0) return first !== undefined && overlapAt(first.a, first.b, one, other);
    return cut.some((side) => {
      const stops = [...inOrder(side, cuts.get(side) ?? []), side.b];
      return stops.slice(1).some((to, i) => overlapAt(stops[i] ?? to, to, one, other));
    });
  });
}

/** Corners on a side, in the direction that it goes. */
function inOrder({ a, b }: Side, corners: readonly Corner[]): Corner[] {
  const ahead = ({ x, y }: Corner) =>
    b.x === a.x ? (y - a.y) * (b.y - a.y) : (x - a.x) * (b.x - a.x);
  return [...corners].sort((p, q) => ahead(p) - ahead(q));
}

/** True if both insides lie on the same side of a piece of the first one's ring. */
function overlapAt(from: Corner, to: Corner, one: Region, other: Region): boolean {
  const along = { x: to.x - from.x, y: to.y - from.y };
  if (along.x === 0 && along.y === 0) return false; // cut twice at one place
  const place = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const left = liesBeside(other, { place, along, side: 'left' });
  const right = liesBeside(other, { place, along, side: 'right' });
  if (left && right) return true; // the first one lies on one of them
  if (left === right) return false;
  return liesBeside(one, { place, along, side: left ? 'left' : 'right' });
}
