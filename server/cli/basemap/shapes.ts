/** Geometry of lines and rings in degrees: rounding, simplifying, clipping. */
import type { Position } from 'geojson';

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

const metresPerDegree = 111_195;

/** Coordinates rounded to 5 decimals (about 1 m), without repeated points. */
export function rounded(line: readonly Position[]): Position[] {
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  const points = line.map(([lon, lat]): Position => [round(lon!), round(lat!)]);
  return points.filter((p, i) => i === 0 || !same(p, points[i - 1]!));
}

export const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];

/** Douglas–Peucker with a tolerance in metres, on a plane at the latitude of the line's start. */
export function simplified(line: readonly Position[], tolerance: number): Position[] {
  const scale = Math.cos((line[0]![1]! * Math.PI) / 180);
  const keep = new Set([0, line.length - 1]);
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let far = -1;
    let worst = tolerance;
    for (let i = from + 1; i < to; i++) {
      const off = offset(line[i]!, line[from]!, line[to]!, scale);
      if (off > worst) [far, worst] = [i, off];
    }
    if (far < 0) continue;
    keep.add(far);
    spans.push([from, far], [far, to]);
  }
  return line.filter((_, i) => keep.has(i));
}

/** A simplified ring. It keeps its first point and the farthest one, so that it has an area. */
export function simplifiedRing(ring: readonly Position[], tolerance: number): Position[] {
  const reach = (p: Position) => Math.hypot(p[0]! - ring[0]![0]!, p[1]! - ring[0]![1]!);
  const far = ring.reduce((best, p, i) => (reach(p) > reach(ring[best]!) ? i : best), 0);
  const there = simplified(ring.slice(0, far + 1), tolerance);
  return [...there, ...simplified(ring.slice(far), tolerance).slice(1)];
}

/** The index of the point of a line nearest to `at`, measured in degrees. */
export function nearest(line: readonly Position[], at: Position): number {
  const reach = (p: Position) => Math.hypot(p[0]! - at[0]!, p[1]! - at[1]!);
  return line.reduce((best, p, i) => (reach(p) < reach(line[best]!) ? i : best), 0);
}

/** The section of a line between its points nearest to `from` and `to`, in that direction. */
export function sectionBetween(
  line: readonly Position[],
  from: Position,
  to: Position,
): Position[] {
  const [first, last] = [nearest(line, from), nearest(line, to)];
  return first <= last ? line.slice(first, last + 1) : line.slice(last, first + 1).toReversed();
}

/** Metres from `p` to the segment a–b. */
function offset(p: Position, a: Position, b: Position, scale: number): number {
  const [px, py] = [(p[0]! - a[0]!) * scale, p[1]! - a[1]!];
  const [dx, dy] = [(b[0]! - a[0]!) * scale, b[1]! - a[1]!];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  return Math.hypot(px - t * dx, py - t * dy) * metresPerDegree;
}

/** Sutherland–Hodgman: the part of a ring inside the box, as one ring; empty if outside. */
export function clippedRing(ring: readonly Position[], box: Box): Position[] {
  let points = ring.slice(0, -1);
  for (const [axis, bound, sign] of edges(box)) {
    const inside = (p: Position) => sign * (p[axis]! - bound) >= 0;
    points = points.flatMap((p, i) => {
      const before = points.at(i - 1)!;
      const cut = inside(p) === inside(before) ? [] : [crossing(before, p, axis, bound)];
      return inside(p) ? [...cut, p] : cut;
    });
  }
  return points.length < 3 ? [] : [...points, points[0]!];
}

/** The parts of a line inside the box. */
export function clippedLine(line: readonly Position[], box: Box): Position[][] {
  let parts: Position[][] = [[...line]];
  for (const [axis, bound, sign] of edges(box)) {
    parts = parts.flatMap((part) => keptSide(part, axis, bound, sign));
  }
  return parts;
}

/**
 * The parts of a line on one side of a meridian (`axis` 0) or parallel (`axis` 1) at `bound`
 * degrees; `sign` 1: above it, -1: below it.
 */
export function keptSide(
  line: readonly Position[],
  axis: number,
  bound: number,
  sign: number,
): Position[][] {
  const parts: Position[][] = [];
  let part: Position[] = [];
  line.forEach((p, i) => {
    const before = line[i - 1];
    const inside = sign * (p[axis]! - bound) >= 0;
    const wasInside = before !== undefined && sign * (before[axis]! - bound) >= 0;
    if (before && inside !== wasInside) part.push(crossing(before, p, axis, bound));
    if (inside) part.push(p);
    else if (part.length) {
      parts.push(part);
      part = [];
    }
  });
  return [...parts, part].filter((each) => each.length > 1);
}

function crossing(a: Position, b: Position, axis: number, bound: number): Position {
  const t = (bound - a[axis]!) / (b[axis]! - a[axis]!);
  const other = a[1 - axis]! + t * (b[1 - axis]! - a[1 - axis]!);
  return axis === 0 ? [bound, other] : [other, bound];
}

const edges = ([west, south, east, north]: Box) =>
  [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ] as const;
