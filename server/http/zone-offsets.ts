/** HTTP route for the offsets of time zones, for pages that write windows in local time. [R52] */
import { Hono } from 'hono';
import { z } from 'zod';
import { Instant } from '../../picture/basics.ts';
import { offsetsFor } from '../pictures/window-offsets.ts';
import { type Env, refuse } from './env.ts';

const Query = z
  .object({ zone: z.string().max(64), from: Instant, to: Instant.optional() })
  .refine(({ from, to }) => to === undefined || from < to, {
    error: 'is not after the beginning',
    path: ['to'],
  });

/** Route `/api/zone-offsets`, for everybody who is signed in. */
export function zoneOffsetRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/api/zone-offsets', (c) => {
    const { data, error } = Query.safeParse(c.req.query());
    if (data === undefined) {
      const [issue] = error.issues;
      const field = issue?.path.join('.');
      return refuse(c, 400, 'invalid', issue?.message ?? 'is not understood', { field });
    }
    const made = offsetsFor(data.zone, data);
    if ('field' in made) return refuse(c, 400, 'invalid', made.why, { field: made.field });
    return c.json({ zone: data.zone, offsets: made.offsets });
  });
  return app;
}
