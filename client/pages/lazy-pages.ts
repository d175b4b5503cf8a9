/**
 * The pages, each fetched only by who opens it: a wall never loads what writes, and neither it nor the
 * analyst's page what signs people in and keeps them.
 */
import { loadKindPages } from '../kinds.ts';

async function analystPage() {
  const [page] = await Promise.all([import('./AnalystPage.svelte'), loadKindPages()]);
  return page;
}

export const parts = {
  work: analystPage,
  wall: () => import('../wall/Wall.svelte'),
  signIn: () => import('../choose/Arrival.svelte'),
  enrol: () => import('../people/Enrol.svelte'),
  people: () => import('../people/Pages.svelte'),
  wallCode: () => import('../people/WallCode.svelte'),
} as const;
