/** A wall's map is this high whatever the screen, each of its pixels so much larger (wall/sizes.ts). */
const WALL_HEIGHT = 720; // pixels

/** Pixels of the page for each of a wall's map, by the height (pixels) that the map is given. */
export const wallScale = (height: number): number => Math.max(1, height / WALL_HEIGHT);
