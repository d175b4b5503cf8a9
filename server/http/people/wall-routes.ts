/** Walls: a screen shows a code, an officer of its desk approves it for pictures, and may end it. [S9] */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { may, mayApproveWalls, type Person } from '../../../picture/permission.ts';
import { networkOf } from '../../lib/client-address.ts';
import { MOST_WALLS } from '../../people/walls.ts';
import { bodyOf } from '../body.ts';
import { type Env, later, refuse, signedIn } from '../env.ts';
import { Approve, Claim, None } from './schemas.ts';
import { giveToken, iso, type PeopleDeps, unproved } from './sign-in.ts';

export function wallRoutes(deps: PeopleDeps): Hono<Env> {
  const { people, pictures } = deps;
  const { walls, sessions, delays, refusals } = people;
  const app = new Hono<Env>();

  app.post('/api/walls', async (c) => {
    const body = await bodyOf(c, None);
    if (body instanceof Response) return body;
    const claim = walls.claim(c.get('client').address);
    return c.json({ ...claim, until: iso(claim.until) }, 201);
  });

  app.post('/api/walls/claim', async (c) => {
    const body = await bodyOf(c, Claim);
    if (body instanceof Response) return body;
    const became = walls.look(body.claim);
    if (became === 'unknown') return refuse(c, 404, 'unknown', 'this code is not waited for');
    if (became === 'waiting') return c.json({ state: 'waiting' }, 202);
    const before = c.get('identity')?.session;
    if (before !== undefined) sessions.end(before, 'replaced');
    giveToken(c, deps, became.token, 'wall');
    return c.json({ role: 'wall' });
  });

  const speaker = createMiddleware<Env>(async (c, next) => {
    const barred = mayApproveWalls(c.get('person'));
    if (barred === undefined) return next();
    refusals.say('wall', c.get('client').address, c.get('person'));
    return c.json({ error: barred }, 403);
  });

  app.get('/api/walls', signedIn, speaker, (c) =>
    c.json(
      sessions.walls(c.get('person').desk).map(({ id, person, maker, began, used }) => ({
        id,
        pictures: person.pictures ?? [],
        by: maker,
        began: iso(began),
        used: iso(used),
      })),
    ),
  );

  app.post('/api/walls/approve', signedIn, speaker, async (c) => {
    const body = await bodyOf(c, Approve);
    if (body instanceof Response) return body;
    const stale = unproved(c, deps);
    if (stale !== undefined) return stale;
    const person = c.get('person');
    const { address } = c.get('client');
    const wall: Person = { ...person, role: 'wall', pictures: body.pictures };
    for (const id of body.pictures) {
      const opened = pictures.get(id)?.replica.picture.opened;
      const barred = may(wall, 'read', opened);
      if (barred === undefined) continue;
      refusals.say('wall', address, person);
      const why = 'a wall of this desk may not read this picture';
      return refuse(c, 403, 'forbidden', why, { rule: 'P13', field: 'pictures' });
    }
    const wait = delays.wait(networkOf(address), person.person);
    if (wait > 0) return later(c, wait / 1000, 'too many wrong codes');
    const session = walls.approve(body.code, body.pictures, person);
    if (session === 'full') {
      refusals.say('wall', address, person);
      const why = `a desk has at most ${MOST_WALLS} walls: end one first`;
      return refuse(c, 422, 'impossible', why, { rule: 'S9' });
    }
    if (session !== 'unknown') return c.json({ id: session.id });
    delays.tried(networkOf(address), person.person);
    refusals.say('wall', address, person);
    return refuse(c, 404, 'unknown', 'no wall shows this code', { field: 'code' });
  });
  return app;
}
