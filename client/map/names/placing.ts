/** Where names stand beside what they name: free of symbols and of each other, and whole on the map. Pure; pixels. */
import { NAMES_CORNER } from '../../drawing/symbols.ts';
import type { Rect } from '../fit.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The part of the words that is at their place, as MapLibre's `text-anchor` has it. */
export type Anchor =
  | 'left'
  | 'right'
  | 'top'
  | 'bottom'
  | 'center'
  | 'top-left'
  | 'top-right'
  | 'bottom-left'
  | 'bottom-right';

/** One way to place words. */
export interface Spot {
  readonly rect: Rect;
  readonly anchor: Anchor;
  /** Where the anchor is. */
  readonly at: Place;
  /** The end of a thin line from what is named, where the words are far from it. */
  readonly from?: Place;
}

interface Words {
  readonly width: number;
  readonly height: number;
}

const NEAR = 6; // pixels from an outline to its name
const FAR = [22, 40, 60] as const;
const LEADER = 14; // pixels from which a line leads there
const CLEAR = 24; // pixels of room beyond which more is no better
const CROSSING = 40; // pixels of room that a name on a line that is not its own is worth less
const DIRECTIONS = 16;

export const overlap = (a: Rect, b: Rect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const within = (inner: Rect, outer: Rect): boolean =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

/** Whether nothing that is taken lies there, and the whole of it is on the map. */
export const isFree = (rect: Rect, taken: readonly Rect[], bounds: Rect): boolean =>
  within(rect, bounds) && !taken.some((one) => overlap(one, rect));

/** Around a place, `off` pixels from it: right first, then left, below and above, and the corners. */
export function beside({ x, y }: Place, off: number, { width, height }: Words): readonly Spot[] {
  const middle = y - height / 2;
  const near = off * NAMES_CORNER;
  return [
    spot(x + off, middle, width, height, 'left', { x, y }),
    spot(x - off - width, middle, width, height, 'right', { x, y }),
    spot(x - width / 2, y + off, width, height, 'top', { x, y }),
    spot(x - width / 2, y - off - height, width, height, 'bottom', { x, y }),
    spot(x + near, y + near, width, height, 'top-left', { x, y }),
    spot(x + near, y - near - height, width, height, 'bottom-left', { x, y }),
    spot(x - near - width, y + near, width, height, 'top-right', { x, y }),
    spot(x - near - width, y - near - height, width, height, 'bottom-right', { x, y }),
  ];
}

const spot = (
  left: number,
  top: number,
  width: number,
  height: number,
  anchor: Anchor,
  at: Place,
): Spot => ({ rect: { left, top, right: left + width, bottom: top + height }, anchor, at });

/** Outside an outline, in every direction: beside the point of it that lies farthest there. */
export function around(outline: readonly Place[], words: Words, off: number): readonly Spot[] {
  return Array.from({ length: DIRECTIONS }, (_, i) => {
    const angle = (i / DIRECTIONS) * 2 * Math.PI;
    const [dx, dy] = [signed(Math.cos(angle)), signed(Math.sin(angle))];
    const edge = farthest(outline, dx, dy);
    const at = { x: edge.x + dx * off, y: edge.y + dy * off };
    const [across, down] = [Math.sign(dx), Math.sign(dy)];
    const left = at.x + ((across - 1) / 2) * words.width;
    const top = at.y + ((down - 1) / 2) * words.height;
    const made = spot(left, top, words.width, words.height, anchorOf(across, down), at);
    return off > LEADER ? { ...made, from: edge } : made;
  });
}

const signed = (part: number): number => (Math.abs(part) < 1e-9 ? 0 : part);

function anchorOf(across: number, down: number): Anchor {
  const high = down > 0 ? 'top' : down < 0 ? 'bottom' : '';
  const wide = across > 0 ? 'left' : across < 0 ? 'right' : '';
  const both = high !== '' && wide !== '';
  return (both ? `${high}-${wide}` : high || wide || 'center') as Anchor;
}

/** The middle of the points of an outline that lie farthest in a direction. */
function farthest(outline: readonly Place[], dx: number, dy: number): Place {
  let most = Number.NEGATIVE_INFINITY;
  for (const { x, y } of outline) most = Math.max(most, x * dx + y * dy);
  const there = outline.filter(({ x, y }) => most - (x * dx + y * dy) < 0.5);
  const sum = there.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / there.length, y: sum.y / there.length };
}

/** What a name of an outline is placed by. */
export interface Room {
  /** Where no name may stand. */
  readonly taken: readonly Rect[];
  readonly bounds: Rect;
  /** Other outlines, which a name had better not lie on. */
  readonly lines: readonly (readonly Place[])[];
}

/** The spot outside an outline on the side with most room; undefined: there is none. */
export function besideOutline(
  outline: readonly Place[],
  words: Words,
  { taken, bounds, lines }: Room,
): Spot | undefined {
  for (const off of [NEAR, ...FAR]) {
    const free = around(outline, words, off).filter(({ rect }) => isFree(rect, taken, bounds));
    const rated = free.map((one) => {
      const room = Math.min(CLEAR, ...taken.map((other) => gap(one.rect, other)));
      const crossing = lines.some((line) => crosses(line, one.rect));
      return {
        one,
        worth: room - (crossing ? CROSSING : 0) + (one.rect.left > one.at.x - 1 ? 1 : 0),
      };
    });
    rated.sort((a, b) => b.worth - a.worth);
    const [best] = rated;
    if (best !== undefined && (best.worth > 0 || off === FAR.at(-1))) return best.one;
  }
  const anyhow = around(outline, words, NEAR).filter(({ rect }) => isFree(rect, taken, bounds));
  return anyhow[0];
}

const gap = (a: Rect, b: Rect): number =>
  Math.hypot(
    Math.max(0, a.left - b.right, b.left - a.right),
    Math.max(0, a.top - b.bottom, b.top - a.bottom),
  );

const crosses = (line: readonly Place[], rect: Rect): boolean =>
  line.some((to, i) => i > 0 && touches(line[i - 1] ?? to, to, rect));

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
