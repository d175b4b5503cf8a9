/** Whether all of an element can be read on the page: nothing cuts it off, covers it or hides it. [R62] */
import { covers, OPAQUE, visibilityOf } from '../lib/covered.ts';

const INSET = 4; // pixels from an edge, within which corners are round
const SHARES = [0, 1 / 2, 1]; // of width and height
const LEAST = 8; // pixels that it is wide and high

/**
 * By nine points: its corners, the middles of its edges, its centre. Words (`data-words` in it) that are cut off
 * at the end of a line or of their lines cannot be read.
 */
export function isReadable(element: HTMLElement): boolean {
  if (document.visibilityState !== 'visible') return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width < LEAST || height < LEAST || visibilityOf(element) < OPAQUE) return false;
  if ([...element.querySelectorAll('[data-words]')].some(isCut)) return false;
  const { pointerEvents } = element.style;
  // where no hand points, as on a wall, nothing would be found at a point
  element.style.pointerEvents = 'auto';
  try {
    return SHARES.every((across) =>
      SHARES.every((down) =>
        isClear(
          element,
          left + INSET + (width - 2 * INSET) * across,
          top + INSET + (height - 2 * INSET) * down,
        ),
      ),
    );
  } finally {
    element.style.pointerEvents = pointerEvents;
  }
}

const CUT = 4; // pixels: letters that hang low are not cut

const isCut = (words: Element): boolean =>
  words.scrollWidth > words.clientWidth + CUT || words.scrollHeight > words.clientHeight + CUT;

/** Nothing lies over it at a point, and it is not cut off there. */
function isClear(element: HTMLElement, x: number, y: number): boolean {
  for (const found of document.elementsFromPoint(x, y)) {
    if (element.contains(found)) return true;
    if (found instanceof HTMLDialogElement || covers(found, x, y)) return false;
  }
  return false;
}
