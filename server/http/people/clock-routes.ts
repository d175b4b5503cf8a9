/** HTTP routes of the server's clock: what it did, and an admin's confirming it. [L16] */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { mayConfirmClock } from '../../../picture/permission.ts';
import { LARGEST_STEP } from '../../lib/server-clock.ts';
import { seconds } from '../../pictures/clock-fault.ts';
import { readBody } from '../body.ts';
import { clockStanding } from '../clock-standing.ts';
import { type Env, refuse, requireSignIn } from '../env.ts';
import { ConfirmClock } from './schemas.ts';
import { type PeopleDeps, requireFreshProof } from './sign-in.ts';

/** Routes below `/api/clock`. */
export function clockRoutes(deps: PeopleDeps): Hono<Env> {
  const { cell, clock, pictures, people } = deps;
  const app = new Hono<Env>();

  const requireAdmin = createMiddleware<Env>(async (c, next) => {
    const barred = mayConfirmClock(c.get('person'));
    if (barred === undefined) return next();
    people.refusals.record('role', c.get('client').address, c.get('person'));
    return c.json({ error: barred }, 403);
  });
  app.use('/api/clock', requireSignIn, requireAdmin);
  app.use('/api/clock/*', requireSignIn, requireAdmin);

  app.get('/api/clock', (c) => c.json(clockStanding(clock, pictures)));

  app.post('/api/clock/confirm', async (c) => {
    const body = await readBody(c, ConfirmClock);
    if (body instanceof Response) return body;
    const stale = requireFreshProof(c, deps);
    if (stale !== undefined) return stale;
    const { ahead } = clock.read();
    if (ahead === 0 || Math.abs(ahead - body.ahead * 1000) > LARGEST_STEP) {
      const found = ahead === 0 ? 'has not stepped ahead' : `is ${seconds(ahead)} s ahead`;
      const why = `the server's clock ${found}: look again`;
      return refuse(c, 422, 'impossible', why, { rule: 'L16', field: 'ahead' });
    }
    const by = c.get('person').person;
    const change = { type: 'access.clock-confirmed' as const, ahead: seconds(ahead), by };
    people.store.transaction(() => {
      for (const { id } of cell.desks) people.queue.add(id, change); // it is the clock of all desks
    });
    clock.confirm();
    const session = c.get('identity')?.session;
    if (session !== undefined) people.sessions.touch(session.hash); // in use, by the new time too
    return c.json(clockStanding(clock, pictures));
  });
  return app;
}
