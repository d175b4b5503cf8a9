/** The two pages, each fetched only by who opens it: a wall never loads what writes. */
export const parts = {
  work: () => import('./Work.svelte'),
  wall: () => import('./wall/Wall.svelte'),
} as const;
