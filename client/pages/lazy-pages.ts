/**
 * The pages, each fetched only by who opens it: a wall never loads what writes, and neither it nor the
 * analyst's page what signs people in and keeps them.
 */
import { loadKindPages } from '../kinds.ts';
import { loadLater, loadWork } from '../messages/load.ts';

async function analystPage() {
  const [page] = await Promise.all([import('./AnalystPage.svelte'), loadKindPages(), loadWork()]);
  return page;
}

/** A page that says what a map does not, with its words. */
const withWords =
  <Page>(fetched: () => Promise<Page>) =>
  async (): Promise<Page> => {
    const [page] = await Promise.all([fetched(), loadLater()]);
    return page;
  };

export const parts = {
  work: analystPage,
  wall: () => import('../wall/Wall.svelte'),
  unread: withWords(() => import('../status/UnreadLink.svelte')),
  signIn: withWords(() => import('../choose/Arrival.svelte')),
  enrol: withWords(() => import('../people/Enrol.svelte')),
  people: withWords(() => import('../people/Pages.svelte')),
  wallCode: withWords(() => import('../people/WallCode.svelte')),
  changed: withWords(() => import('../people/Changed.svelte')),
} as const;
