/** What lies over an element on the page, and how much of it shows. */

/** Of an element or its ground; below it, it is seen through. */
export const OPAQUE = 0.5;

/** A dialog is found at every point of its backdrop too, which the map is seen through. */
export function covers(element: Element, x: number, y: number): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  if (x < left || x > right || y < top || y > bottom) return false;
  if (visibilityOf(element) < OPAQUE) return false;
  if (element.matches('img, canvas, video, iframe, object, embed')) return true;
  const { backgroundColor, backgroundImage } = getComputedStyle(element);
  return backgroundImage !== 'none' || alphaOf(backgroundColor) >= OPAQUE;
}

/** How much of an element shows, 0 to 1, by its own style and that of all that it lies in. A filter hides it. */
export function visibilityOf(element: Element): number {
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
