/** Where names stand beside what they name: free of symbols and of each other, and whole on the map. Pure; pixels. */
import { NAMES_CORNER } from '../../drawing/symbols.ts';
import type { Rect } from '../fit.ts';
import { boxOf, gap, isInside, middleOf, nearest, type Place } from './outline.ts';

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
const GRID = 6; // places across and down that are tried within an outline
const STEPS = [14, 32, 54, 80] as const; // pixels farther than beside it, from a symbol to its name
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
    const { far, at: from } = nearest(outline, made.rect);
    return far > LEADER ? { ...made, from } : made;
  });
}

/** Around a symbol of this radius, ever farther from it, with a line that leads there. */
export function farFrom(at: Place, radius: number, words: Words): readonly Spot[] {
  return STEPS.flatMap((step) =>
    around([at], words, radius + step).map((one) => ({ ...one, from: at })),
  );
}

/** Of spots that are all taken in part, the one that covers least; undefined: none is on the map. */
export function leastTaken(
  spots: readonly Spot[],
  taken: readonly Rect[],
  bounds: Rect,
): Spot | undefined {
  const covered = ({ rect }: Spot) => taken.reduce((sum, one) => sum + shared(one, rect), 0);
  const whole = spots.filter(({ rect }) => within(rect, bounds));
  const rated = whole.map((one) => ({ one, covers: covered(one) }));
  return rated.sort((a, b) => a.covers - b.covers)[0]?.one;
}

const shared = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

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
  /** All other outlines: a name is nearer to its own than to any of them, and in none of them. */
  readonly lines: readonly (readonly Place[])[];
}

/** The spot outside an outline on the side with most room, as near as can be; undefined: there is none. */
export function besideOutline(
  outline: readonly Place[],
  words: Words,
  { taken, bounds, lines }: Room,
): Spot | undefined {
  const others = lines.map((line) => ({ line, box: boxOf(line) }));
  for (const off of [NEAR, ...FAR]) {
    const free = around(outline, words, off).filter(
      ({ rect }) => isFree(rect, taken, bounds) && isOwn(rect, outline, others),
    );
    const rated = free.map((one) => {
      const room = Math.min(CLEAR, ...taken.map((other) => gap(one.rect, other)));
      return { one, worth: room + (one.rect.left > one.at.x - 1 ? 1 : 0) };
    });
    rated.sort((a, b) => b.worth - a.worth);
    const [best] = rated;
    if (best !== undefined) return best.one;
  }
  return undefined;
}

interface Other {
  readonly line: readonly Place[];
  readonly box: Rect;
}

/** Whether words there are nearer to their own outline than to any other, and in no other. */
function isOwn(rect: Rect, outline: readonly Place[], others: readonly Other[]): boolean {
  const { far } = nearest(outline, rect);
  return others.every(
    ({ line, box }) =>
      gap(rect, box) > far || (nearest(line, rect).far > far && !isInside(line, middleOf(rect))),
  );
}

/** A spot within an outline, and within no smaller one; undefined: it is too small, or full. */
export function insideOutline(
  outline: readonly Place[],
  { width, height }: Words,
  { taken, bounds, lines }: Room,
): Spot | undefined {
  const own = boxOf(outline);
  const left = Math.max(own.left, bounds.left);
  const top = Math.max(own.top, bounds.top);
  const wide = Math.min(own.right, bounds.right) - left;
  const high = Math.min(own.bottom, bounds.bottom) - top;
  if (wide < width || high < height) return undefined;
  const holds = (line: readonly Place[], rect: Rect) => isInside(line, middleOf(rect));
  const surrounds = (line: readonly Place[]) => outline.every((place) => isInside(line, place));
  const clear = (rect: Rect) =>
    isFree(rect, taken, bounds) &&
    holds(outline, rect) &&
    nearest(outline, rect).far > 0 &&
    lines.every((line) => nearest(line, rect).far > 0 && (!holds(line, rect) || surrounds(line)));
  const middle = { x: left + wide / 2, y: top + high / 2 };
  const spots = Array.from({ length: GRID * GRID }, (_, i) => {
    const x = left + ((i % GRID) + 0.5) * (wide / GRID);
    const y = top + (Math.floor(i / GRID) + 0.5) * (high / GRID);
    return spot(x - width / 2, y - height / 2, width, height, 'center', { x, y });
  });
  spots.push(spot(middle.x - width / 2, middle.y - height / 2, width, height, 'center', middle));
  const off = ({ at }: Spot) => Math.hypot(at.x - middle.x, at.y - middle.y);
  return spots.sort((a, b) => off(a) - off(b)).find(({ rect }) => clear(rect));
}
