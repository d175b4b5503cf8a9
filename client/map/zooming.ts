/** How close to look at what was named. */

/** The zoom at which a square of twice `within` metres is a good part of the screen. */
export function zoomFor(within: number | undefined): number {
  if (within === undefined) return 14;
  return Math.max(9, Math.min(16, Math.log2(1e7 / within)));
}
