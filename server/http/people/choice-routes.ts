/** HTTP routes of the first page of an exercise: desks to choose from, who is there, another lap. [S18] */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Cell } from '../../../picture/cell.ts';
import { pictureKindOf } from '../../../picture/cell.ts';
import type { Exercise } from '../../agents/exercise.ts';
import { isLoopbackHostHeader } from '../../lib/client-address.ts';
import { type ExerciseLink, exerciseLinks, type LinkName } from '../../people/bootstrap.ts';
import { readBody } from '../body.ts';
import { type Ctx, type Env, refuse } from '../env.ts';
import { EmptyBody } from './schemas.ts';
import { iso, type PeopleDeps } from './sign-in.ts';

/** The seats at a desk, in the order in which they are offered. */
const SEATS: readonly LinkName[] = ['officer', 'analyst', 'second'];

/**
 * Routes below `/api/choice`; 404 where links do not sign in, and for anybody but a browser of this
 * machine.
 */
export function choiceRoutes(deps: PeopleDeps): Hono<Env> {
  const { cell, pictures, secret, links, people, exercise } = deps;
  const app = new Hono<Env>();
  const offered = links ? exerciseLinks(secret, cell) : [];
  const common = cell.pictures.find(({ id }) => pictureKindOf(cell, id) === 'shared');

  const toMachine = createMiddleware<Env>(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    if (links && isFromHere(c)) return next();
    if (links) people.refusals.record('link', c.get('client').address);
    return nothingHere(c);
  });
  app.use('/api/choice', toMachine);
  app.use('/api/choice/*', toMachine);

  app.get('/api/choice', (c) => {
    const shared = pictures.get(common?.id ?? '');
    if (shared === undefined) return nothingHere(c);
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
      lap: lapJson(exercise?.()),
    });
  });

  app.post('/api/choice/anew', async (c) => {
    const body = await readBody(c, EmptyBody);
    if (body instanceof Response) return body;
    const played = exercise?.();
    if (played === undefined) return nothingHere(c);
    played.anew();
    return c.body(null, 202);
  });
  return app;
}

const nothingHere = (c: Ctx) => refuse(c, 404, 'unknown', 'there is nothing to choose here');

function lapJson(exercise: Exercise | undefined) {
  if (exercise === undefined) return undefined;
  const { nth, began } = exercise.lap();
  return { nth, began: iso(began) };
}

/**
 * True if it was asked on this machine and under a name of this machine, which no other site can
 * give to itself.
 */
const isFromHere = (c: Ctx): boolean =>
  c.get('client').local && isLoopbackHostHeader(c.req.header('Host'));

function pathOf(links: readonly ExerciseLink[], desk: Cell['supervisor'], as: LinkName): string {
  const found = links.find((link) => link.desk === desk && link.as === as);
  if (found === undefined) throw new Error(`there is no link for ${desk} ${as}`);
  return found.path;
}
