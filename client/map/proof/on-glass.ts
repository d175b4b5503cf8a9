/** Whether most of the map can be seen on the page: by nine points, and what lies over each. [W6] */

const SHARES = [1 / 6, 1 / 2, 5 / 6]; // of width and height
const LEAST = 5; // of the nine: half of the map
const OPAQUE = 0.5; // of an element or its ground; below it, it is seen through

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

/** A dialog is found at every point of its backdrop too, which the map is seen through. */
function covers(element: Element, x: number, y: number): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  if (x < left || x > right || y < top || y > bottom) return false;
  if (visibilityOf(element) < OPAQUE) return false;
  if (element.matches('img, canvas, video, iframe, object, embed')) return true;
  const { backgroundColor, backgroundImage } = getComputedStyle(element);
  return backgroundImage !== 'none' || alphaOf(backgroundColor) >= OPAQUE;
}

/** How much of an element shows, 0 to 1, by its own style and that of all that it lies in. A filter hides it. */
function visibilityOf(element: Element): number {
  let shown = 1;
  for (let one: Element | null = element; one !== null; one = one.parentElement) {
    const { opacity, filter, clipPath, visibility } = getComputedStyle(one);
    if (filter !== 'none' || clipPath !== 'none' || visibility === 'hidden') return 0;
    shown *= Number(opacity);
  }
  return shown;
}

/** Of a computed colour: `rgb(…)`, `rgba(…, a)`, `color(… / a)`. */
function alphaOf(colour: string): number {
  const alpha = /(?:rgba\((?:[^,]+,){3}|\/)\s*([\d.]+%?)\s*\)$/.exec(colour)?.[1];
  if (alpha === undefined) return colour === 'transparent' ? 0 : 1;
  return alpha.endsWith('%') ? Number.parseFloat(alpha) / 100 : Number(alpha);
}
