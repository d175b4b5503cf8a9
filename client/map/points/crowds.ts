/**
 * Events that stand too close together to be told apart, gathered: where, how many, and what they are.
 * Pure, and the same on every screen: cells are of the world, not of the view.
 */
import { isWithdrawn, precedenceOf } from '../../../picture/revisions/look.ts';
import type { Cut, Revisions } from '../../../picture/revisions/revisions.ts';
import type { Places } from './rows.ts';
import type { Box } from './world.ts';

/** Fewer than this in a cell stay on their own. */
const LEAST = 4;
const CELL = 52; // pixels, and up to 1.41 times that until the next half zoom
/** Half the room that the plate of a crowd takes, in cells. */
const ROOM = { wide: 0.6, high: 0.4 };
const TILE = 512; // pixels that the world is wide at zoom 0
/** So long a FLASH stands on its own whatever is around it, ms. */
export const ALONE = 3_600_000;
const WIDE = 2 ** 26; // more cells than there are from west to east at any zoom

export interface Crowd {
  /** The middle of its events, in widths of the world from the origin. */
  readonly x: number;
  readonly y: number;
  /** Their rows in the index. */
  readonly rows: readonly number[];
  /** How many of them have each look. */
  readonly looks: ReadonlyMap<number, number>;
  /** The gravest of those not withdrawn: 0 for FLASH to 3 for ROUTINE. */
  readonly gravest: number;
  /** When the last of them occurred, ms since 1970. */
  readonly newest: number;
}

/** What is asked: a moment, a view, and the event that stands on its own because it is looked at. */
export interface Asked {
  readonly cut: Cut;
  readonly now: number;
  readonly box: Box;
  readonly zoom: number;
  readonly selected: number | undefined;
}

/** A step of zoom within which the same events are gathered. */
export const stepOf = (zoom: number): number => Math.floor(zoom * 2) / 2;

/** The side of a cell, in widths of the world. */
export const cellAt = (zoom: number): number => CELL / (TILE * 2 ** stepOf(zoom));

class Heap {
  rows: number[] = [];
  readonly column: number;
  readonly line: number;
  #x = 0;
  #y = 0;

  constructor(column: number, line: number) {
    this.column = column;
    this.line = line;
  }

  add(row: number, x: number, y: number): void {
    this.rows.push(row);
    this.#x += x;
    this.#y += y;
  }
  take(other: Heap): void {
    for (const row of other.rows) this.rows.push(row);
    this.#x += other.#x;
    this.#y += other.#y;
    other.rows = [];
  }
  get x(): number {
    return this.#x / this.rows.length;
  }
  get y(): number {
    return this.#y / this.rows.length;
  }
}

/** The crowds within a view, the largest first. */
export function crowds(index: Revisions, places: Places, asked: Asked): Crowd[] {
  const side = cellAt(asked.zoom);
  const heaps = heaped(index, places, asked, side);
  const seeds = [...heaps.values()].filter(({ rows }) => rows.length >= LEAST);
  seeds.sort((a, b) => b.rows.length - a.rows.length || a.column - b.column || a.line - b.line);
  for (const seed of seeds) {
    for (const near of around(heaps, seed)) if (under(seed, near, side, 0.5)) seed.take(near);
  }
  return apart(seeds, side).map((heap) => crowdOf(index, heap));
}

/** Whether the plate of one would lie on the other. */
const under = (a: Heap, b: Heap, side: number, share = 1): boolean =>
  Math.abs(a.x - b.x) < 2 * ROOM.wide * side * share &&
  Math.abs(a.y - b.y) < 2 * ROOM.high * side * share;

/** The larger take the smaller until no plate lies on another. */
function apart(seeds: readonly Heap[], side: number): Heap[] {
  const left: Heap[] = [];
  let merged = false;
  for (const seed of seeds) {
    const other = left.find((one) => under(one, seed, side));
    if (other === undefined) left.push(seed);
    else other.take(seed);
    merged ||= other !== undefined;
  }
  return merged ? apart(left, side) : left;
}

/** All that may be gathered, by cell. Cells that the view cuts are taken whole, and one more around. */
function heaped(
  index: Revisions,
  places: Places,
  { cut, now, box, selected }: Asked,
  side: number,
): Map<number, Heap> {
  const [ox, oy] = places.origin;
  const low = (at: number, from: number) => (Math.floor((at + from) / side) - 1) * side - from;
  const high = (at: number, from: number) => (Math.ceil((at + from) / side) + 1) * side - from;
  const [west, north, east, south] = box;
  const whole: Box = [low(west, ox), low(north, oy), high(east, ox), high(south, oy)];
  const heaps = new Map<number, Heap>();
  for (const row of places.within(cut, whole)) {
    if (!places.isClear(row) || index.item.get(row) === selected) continue;
    const look = index.look.get(row);
    if (precedenceOf(look) === 0 && !isWithdrawn(look) && now - index.ended.get(row) < ALONE)
      continue;
    const [x, y] = places.place(row);
    const [column, line] = [Math.floor((x + ox) / side), Math.floor((y + oy) / side)];
    const key = column * WIDE + line;
    const known = heaps.get(key);
    const heap = known ?? new Heap(column, line);
    if (known === undefined) heaps.set(key, heap);
    heap.add(row, x, y);
  }
  return heaps;
}

/** The few in the cells around that are no crowd. */
function* around(heaps: ReadonlyMap<number, Heap>, { column, line }: Heap): Generator<Heap> {
  for (let right = -1; right <= 1; right++) {
    for (let down = -1; down <= 1; down++) {
      const near = heaps.get((column + right) * WIDE + line + down);
      if (near && near.rows.length > 0 && near.rows.length < LEAST) yield near;
    }
  }
}

function crowdOf(index: Revisions, heap: Heap): Crowd {
  const looks = new Map<number, number>();
  let gravest = 3;
  let newest = Number.NEGATIVE_INFINITY;
  for (const row of heap.rows) {
    const look = index.look.get(row);
    looks.set(look, (looks.get(look) ?? 0) + 1);
    if (!isWithdrawn(look)) gravest = Math.min(gravest, precedenceOf(look));
    newest = Math.max(newest, index.ended.get(row));
  }
  return { x: heap.x, y: heap.y, rows: heap.rows, looks, gravest, newest };
}
