/** How outlines and rectangles lie to each other on the screen. Pure; pixels. */
import type { Rect } from '../fit.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** From one to the other; 0 where they overlap. */
export const gap = (a: Rect, b: Rect): number =>
  Math.hypot(
    Math.max(0, a.left - b.right, b.left - a.right),
    Math.max(0, a.top - b.bottom, b.top - a.bottom),
  );

export const middleOf = ({ left, top, right, bottom }: Rect): Place => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
});

/** The smallest rectangle that holds all places. */
export function boxOf(places: readonly Place[]): Rect {
  let box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of places) {
    box = {
      left: Math.min(box.left, x),
      top: Math.min(box.top, y),
      right: Math.max(box.right, x),
      bottom: Math.max(box.bottom, y),
    };
  }
  return box;
}

/** Whether a place lies within a closed outline. */
export function isInside(outline: readonly Place[], { x, y }: Place): boolean {
  let inside = false;
  for (const [i, to] of outline.entries()) {
    const from = outline[i - 1] ?? outline.at(-1) ?? to;
    if (from.y > y === to.y > y) continue;
    if (x < ((to.x - from.x) * (y - from.y)) / (to.y - from.y) + from.x) inside = !inside;
  }
  return inside;
}

/** The point of an outline that lies nearest to a rectangle, and how far that is; 0: they touch. */
export function nearest(
  outline: readonly Place[],
  rect: Rect,
): { readonly far: number; readonly at: Place } {
  let best = { far: Infinity, at: middleOf(rect) };
  for (const [i, to] of outline.entries()) {
    const from = outline[i - 1] ?? to;
    if (touches(from, to, rect)) return { far: 0, at: from };
    for (const corner of cornersOf(rect)) {
      const at = onto(from, to, corner);
      const far = Math.hypot(at.x - corner.x, at.y - corner.y);
      if (far < best.far) best = { far, at };
    }
    const { x, y } = to;
    const far = gap({ left: x, right: x, top: y, bottom: y }, rect);
    if (far < best.far) best = { far, at: to };
  }
  return best;
}

const cornersOf = ({ left, top, right, bottom }: Rect): readonly Place[] => [
  { x: left, y: top },
  { x: right, y: top },
  { x: left, y: bottom },
  { x: right, y: bottom },
];

/** The point of a straight line that lies nearest to a place. */
function onto(a: Place, b: Place, { x, y }: Place): Place {
  const [wide, high] = [b.x - a.x, b.y - a.y];
  const long = wide * wide + high * high;
  const share = long === 0 ? 0 : ((x - a.x) * wide + (y - a.y) * high) / long;
  const part = Math.max(0, Math.min(1, share));
  return { x: a.x + part * wide, y: a.y + part * high };
}

/** Whether a straight line has a point within a rectangle. */
function touches(a: Place, b: Place, { left, top, right, bottom }: Rect): boolean {
  let [from, to] = [0, 1]; // of the way from a to b
  for (const [start, way, low, high] of [
    [a.x, b.x - a.x, left, right],
    [a.y, b.y - a.y, top, bottom],
  ] as const) {
    if (way === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const [one, two] = [(low - start) / way, (high - start) / way];
    from = Math.max(from, Math.min(one, two));
    to = Math.min(to, Math.max(one, two));
  }
  return from <= to;
}
