/** The earth as all lengths on the map take it, metres around: the sphere that Turf measures on. */
export const AROUND = 2 * Math.PI * 6_371_008.8;
