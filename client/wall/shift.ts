/**
 * A screen that shows the same for months burns in. The wall walks a rhombus, a pixel of 1/1920 of the
 * width at a time, one step every half minute: never seen, and no letter rests on the same spot. Pure.
 */
const STEP = 30_000; // ms
/** How far (pixels of a screen 1920 wide) it goes from the middle. */
export const REACH = 4;
const ROUND = REACH * 4;

/** Pixels of a screen 1920 wide, to the right and down, at `now` (ms since 1970). */
export function shiftAt(now: number): readonly [number, number] {
  const step = Math.floor(now / STEP);
  return [triangle(step), triangle(step + REACH)];
}

/** 0, 1, 2 … REACH … 0 … -REACH … -1 and again. */
function triangle(step: number): number {
  const at = ((step % ROUND) + ROUND) % ROUND;
  if (at <= REACH) return at;
  return at <= 3 * REACH ? 2 * REACH - at : at - ROUND;
}
