/** The view that shows what is active, beside whatever lies over the map. Pure; degrees and pixels. */
import type { AnyItem } from '../../picture/fold.ts';
import type { Box } from '../../picture/geo/box.ts';
import { extentOf } from '../../picture/item-place.ts';
import { type ZoneStatus, zoneStatus } from '../../picture/kinds/zone-status.ts';
import type { Fades } from '../../picture/setting.ts';
import { activityOf } from '../../picture/views/activity.ts';
import { latAt, lonAt, worldX, worldY } from './points/world.ts';
import type { View } from './viewpoint.ts';

/** A part of the screen, in pixels from the map's top left corner. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Levels of zoom between which a map is fitted. */
export const LEAST = 7;
export const MOST = 12.5;
const PADDING = 40; // pixels
const TILE = 512; // pixels that the world is wide at zoom 0
const NARROWEST = 0.35; // of the map's width or height that is left whatever lies over it

/** Whether an item is the ground of a whole exercise: it says nothing of where something happens. */
export const isStage = (item: AnyItem, exercise: boolean): boolean =>
  exercise && item.kind === 'zone' && item.terms.kind === 'exercise';

/** Whether a zone holds, or would hold once all have agreed; what is suspended or denounced moves no map. */
const APPLIES: readonly ZoneStatus[] = ['proposed', 'agreed', 'in-force', 'pausing', 'leaving'];
const applies = (item: AnyItem, now: number): boolean =>
  item.kind !== 'zone' || APPLIES.includes(zoneStatus(item, now));

/** What a map is fitted to: everything open or fading that has a place; undefined if there is none. */
export function activeBox(
  items: Iterable<AnyItem>,
  now: number,
  fades: Fades,
  exercise: boolean,
): Box | undefined {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const item of items) {
    if (isStage(item, exercise) || activityOf(item, now, fades) === 'closed') continue;
    const box = applies(item, now) ? extentOf(item) : undefined;
    if (box === undefined) continue;
    west = Math.min(west, box[0]);
    south = Math.min(south, box[1]);
    east = Math.max(east, box[2]);
    north = Math.max(north, box[3]);
  }
  return west > east ? undefined : [west, south, east, north];
}

/** What is left of a map beside what lies over it; each of these is left at the edge where that costs least. */
export function clearOf({ width, height }: Size, over: readonly Rect[]): Rect {
  let clear = { left: 0, top: 0, right: width, bottom: height };
  for (const one of over) {
    const { left, top, right, bottom } = clear;
    if (one.right <= left || one.left >= right || one.bottom <= top || one.top >= bottom) continue;
    const choices = [
      { ...clear, left: one.right },
      { ...clear, right: one.left },
      { ...clear, top: one.bottom },
      { ...clear, bottom: one.top },
    ].filter(
      (rest) =>
        rest.right - rest.left >= width * NARROWEST && rest.bottom - rest.top >= height * NARROWEST,
    );
    choices.sort((a, b) => areaOf(b) - areaOf(a));
    clear = choices[0] ?? clear;
  }
  return clear;
}

const areaOf = ({ left, top, right, bottom }: Rect): number => (right - left) * (bottom - top);

/** The view of a map of this size in which a box fills the clear part of it, but for the padding. */
export function fitted([west, south, east, north]: Box, size: Size, clear: Rect): View {
  const [x0, x1] = [worldX(west), worldX(east)];
  const [y0, y1] = [worldY(north), worldY(south)];
  const zoomOf = (share: number, pixels: number) =>
    share > 0 ? Math.log2(Math.max(1, pixels - 2 * PADDING) / (share * TILE)) : MOST;
  const closest = Math.min(
    zoomOf(x1 - x0, clear.right - clear.left),
    zoomOf(y1 - y0, clear.bottom - clear.top),
  );
  const zoom = Math.max(LEAST, Math.min(MOST, Math.floor(closest * 100) / 100));
  const world = TILE * 2 ** zoom;
  const right = (clear.left + clear.right - size.width) / 2; // of the map's middle
  const down = (clear.top + clear.bottom - size.height) / 2;
  return {
    centre: [lonAt((x0 + x1) / 2 - right / world), latAt((y0 + y1) / 2 - down / world)],
    zoom,
  };
}

/** How far a map is to move, in pixels, so that a part of it comes into the clear; whole if it fits. */
export function intoClear(part: Rect, clear: Rect): readonly [right: number, down: number] {
  const along = (from: number, to: number, low: number, high: number): number => {
    if (to - from > high - low) return (from + to) / 2 - (low + high) / 2;
    if (from < low) return from - low;
    return to > high ? to - high : 0;
  };
  return [
    along(part.left, part.right, clear.left, clear.right),
    along(part.top, part.bottom, clear.top, clear.bottom),
  ];
}
