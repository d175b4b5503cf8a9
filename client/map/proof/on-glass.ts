/** Whether most of the map can be seen on the page: by nine points, and what lies over each. [W6] */
import { covers, OPAQUE, visibilityOf } from '../../lib/covered.ts';

const SHARES = [1 / 6, 1 / 2, 5 / 6]; // of width and height
const LEAST = 5; // of the nine: half of the map

/** False if at least five of nine points of the map are out of sight or under something else. */
export function onGlass(canvas: HTMLElement): boolean {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  if (width === 0 || height === 0 || visibilityOf(canvas) < OPAQUE) return false;
  let clear = 0;
  for (const across of SHARES) {
    for (const down of SHARES) {
      if (isClear(canvas, left + width * across, top + height * down)) clear++;
    }
  }
  return clear >= LEAST;
}

function isClear(canvas: HTMLElement, x: number, y: number): boolean {
  for (const element of document.elementsFromPoint(x, y)) {
    if (element === canvas) return true;
    if (covers(element, x, y)) return false;
  }
  return false; // outside of the window, or not drawn at all
}
