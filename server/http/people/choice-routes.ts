/** HTTP route of the first page of an exercise: desks to choose from, and who is there. [S18] */
import { Hono } from 'hono';
import type { Cell } from '../../../picture/cell.ts';
import { pictureKindOf } from '../../../picture/cell.ts';
import { isLoopback, isLoopbackHost } from '../../lib/client-address.ts';
import { type ExerciseLink, exerciseLinks, type LinkName } from '../../people/bootstrap.ts';
import { type Ctx, type Env, refuse } from '../env.ts';
import type { PeopleDeps } from './sign-in.ts';

/** The seats at a desk, in the order in which they are offered. */
const SEATS: readonly LinkName[] = ['officer', 'analyst', 'second'];

/** `/api/choice`; 404 where links do not sign in, and for anybody but a browser of this machine. */
export function choiceRoutes(deps: PeopleDeps): Hono<Env> {
  const { cell, pictures, secret, links, people } = deps;
  const app = new Hono<Env>();
  const offered = links ? exerciseLinks(secret, cell) : [];
  const common = cell.pictures.find(({ id }) => pictureKindOf(cell, id) === 'shared');

  app.get('/api/choice', (c) => {
    c.header('Cache-Control', 'no-store');
    const shared = pictures.get(common?.id ?? '');
    if (!links || !isFromHere(c) || shared === undefined) {
      if (links) people.refusals.record('link', c.get('client').address);
      return refuse(c, 404, 'unknown', 'there is nothing to choose here');
    }
    const { replica, stream } = shared;
    return c.json({
      desks: cell.desks.map(({ id, letters, name, colour }) => ({
        ...{ id, letters, name, colour },
        connected: stream.countOf(id),
        seats: SEATS.map((as) => ({ as, path: pathOf(offered, id, as) })),
      })),
      wall: pathOf(offered, cell.supervisor, 'wall'),
      boundaries: cell.boundaries,
      seq: replica.head.seq,
      code: replica.code,
    });
  });
  return app;
}

/**
 * True if it was asked on this machine and under a name of this machine, which no other site can
 * give to itself.
 */
function isFromHere(c: Ctx): boolean {
  const host = URL.parse(`http://${c.req.header('Host') ?? ''}`)?.hostname ?? '';
  return isLoopback(c.get('client').address) && isLoopbackHost(host);
}

function pathOf(links: readonly ExerciseLink[], desk: Cell['supervisor'], as: LinkName): string {
  const found = links.find((link) => link.desk === desk && link.as === as);
  if (found === undefined) throw new Error(`there is no link for ${desk} ${as}`);
  return found.path;
}
