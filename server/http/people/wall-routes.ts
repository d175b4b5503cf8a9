/** HTTP routes for walls: a screen shows a code, an officer of its desk approves it. [S9] */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { may, mayApproveWalls, type Person } from '../../../picture/permission.ts';
import { networkOf } from '../../lib/client-address.ts';
import { MAX_WALLS } from '../../people/walls.ts';
import { readBody } from '../body.ts';
import { type Env, refuse, requireSignIn, retryLater } from '../env.ts';
import { ApproveWall, EmptyBody, WallClaim } from './schemas.ts';
import { iso, type PeopleDeps, requireFreshProof, setSessionCookie } from './sign-in.ts';

/** Routes below `/api/walls`. */
export function wallRoutes(deps: PeopleDeps): Hono<Env> {
  const { people, pictures } = deps;
  const { walls, sessions, delays, refusals } = people;
  const app = new Hono<Env>();

  app.post('/api/walls', async (c) => {
    const body = await readBody(c, EmptyBody);
    if (body instanceof Response) return body;
    const claim = walls.claim(c.get('client').address, c.get('tab'));
    return c.json({ ...claim, until: iso(claim.until) }, 201);
  });

  app.post('/api/walls/claim', async (c) => {
    const body = await readBody(c, WallClaim);
    if (body instanceof Response) return body;
    const claimed = walls.poll(body.claim);
    if (claimed === 'unknown') return refuse(c, 404, 'unknown', 'this code is not waited for');
    if (claimed === 'waiting') return c.json({ state: 'waiting' }, 202);
    const before = c.get('identity')?.session;
    if (before !== undefined) sessions.end(before, 'replaced');
    setSessionCookie(c, deps, claimed.token, 'wall', c.get('tab'));
    return c.json({ role: 'wall' });
  });

  const requireApprover = createMiddleware<Env>(async (c, next) => {
    const barred = mayApproveWalls(c.get('person'));
    if (barred === undefined) return next();
    refusals.record('wall', c.get('client').address, c.get('person'));
    return c.json({ error: barred }, 403);
  });

  app.get('/api/walls', requireSignIn, requireApprover, (c) =>
    c.json(
      sessions.wallsOf(c.get('person').desk).map(({ id, person, maker, began, used }) => ({
        id,
        pictures: person.pictures ?? [],
        by: maker,
        began: iso(began),
        used: iso(used),
      })),
    ),
  );

  app.post('/api/walls/approve', requireSignIn, requireApprover, async (c) => {
    const body = await readBody(c, ApproveWall);
    if (body instanceof Response) return body;
    const stale = requireFreshProof(c, deps);
    if (stale !== undefined) return stale;
    const person = c.get('person');
    const { address } = c.get('client');
    const wall: Person = { ...person, role: 'wall', pictures: body.pictures };
    for (const id of body.pictures) {
      const opened = pictures.get(id)?.replica.picture.opened;
      const barred = may(wall, 'read', opened);
      if (barred === undefined) continue;
      refusals.record('wall', address, person);
      const why = 'a wall of this desk may not read this picture';
      return refuse(c, 403, 'forbidden', why, { rule: 'P13', field: 'pictures' });
    }
    const wait = delays.wait(networkOf(address), person.person);
    if (wait > 0) return retryLater(c, wait / 1000, 'too many wrong codes');
    const session = walls.approve(body.code, body.pictures, person);
    if (session === 'full') {
      refusals.record('wall', address, person);
      const why = `a desk has at most ${MAX_WALLS} walls: end one first`;
      return refuse(c, 422, 'impossible', why, { rule: 'S9' });
    }
    if (session !== 'unknown') return c.json({ id: session.id });
    delays.countTry(networkOf(address), person.person);
    refusals.record('wall', address, person);
    return refuse(c, 404, 'unknown', 'no wall shows this code', { field: 'code' });
  });
  return app;
}
