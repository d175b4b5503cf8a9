/** What lies over a map: elements of the page that are marked `data-over`. */
import type { Rect, Size } from './fit.ts';

const ROOM = 8; // pixels left beside each

/**
 * Their places, in pixels of the map from its corner. `scale`: pixels of the page for each of the map;
 * `within`: what holds both the map and what lies over it.
 */
export function overOn(section: HTMLElement, scale = 1, within = section): Rect[] {
  const { left, top } = section.getBoundingClientRect();
  return [...within.querySelectorAll<HTMLElement>('[data-over]')].flatMap((one) => {
    const box = one.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return [];
    return [
      {
        left: (box.left - left - ROOM) / scale,
        top: (box.top - top - ROOM) / scale,
        right: (box.right - left + ROOM) / scale,
        bottom: (box.bottom - top + ROOM) / scale,
      },
    ];
  });
}

/** The size of a map, in its pixels. */
export const sizeOf = ({ clientWidth, clientHeight }: HTMLElement, scale = 1): Size => ({
  width: clientWidth / scale,
  height: clientHeight / scale,
});

/** A wall's map is this high whatever the screen, each of its pixels so much larger (wall/sizes.ts). */
const WALL_HEIGHT = 720; // pixels

/** Pixels of the page for each of a wall's map that is so high. */
export const wallScale = (height: number): number => Math.max(1, height / WALL_HEIGHT);
