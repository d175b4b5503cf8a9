/** How close to look at what was named. */

/** The zoom for a place of the base map, closer for the small: 1 is the largest rank, 4 the smallest. */
export const zoomForRank = (rank: number): number => 14 - Math.max(0, 3 - rank);

/** The zoom at which a square of twice `within` metres is a good part of the screen. */
export function zoomFor(within: number | undefined): number {
  if (within === undefined) return 14;
  return Math.max(9, Math.min(16, Math.log2(1e7 / within)));
}
