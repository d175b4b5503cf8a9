/** HTTP routes before signing in: what the sign-in page shows, and the exercise's links. */
import { Hono } from 'hono';
import { isLoopback } from '../../lib/client-address.ts';
import { readLinkToken } from '../../people/signed-tokens.ts';
import type { Env } from '../env.ts';
import { allowsPasswords, type PeopleDeps, setSessionCookie } from './sign-in.ts';

/** `/api/entrance`, and `/enter/:token`, which signs in by a link of the exercise. [S10] */
export function publicRoutes(deps: PeopleDeps): Hono<Env> {
  const { cell, mode, links, authentication, people, secret } = deps;
  const app = new Hono<Env>();

  app.get('/api/entrance', (c) => {
    const desks = cell.desks.map(({ id, letters, name, colour }) => ({
      id,
      letters,
      name,
      colour,
    }));
    const { name } = cell;
    const { secure } = authentication;
    return c.json({ mode, name, desks, passwords: allowsPasswords(cell), links, secure });
  });

  app.get('/enter/:token', (c) => {
    const { address } = c.get('client');
    const person =
      links && isLoopback(address) ? readLinkToken(secret, c.req.param('token')) : undefined;
    c.header('Cache-Control', 'no-store');
    if (person === undefined) {
      people.refusals.record('link', address);
      return c.text('This link is not valid here.', 401);
    }
    const before = authentication.identify(
      c.req.header('Cookie'),
      undefined,
      c.get('client'),
    )?.session;
    const { token } = people.sessions.begin({ person, way: 'link', address, replaces: before });
    setSessionCookie(c, deps, token, person.role);
    return c.redirect(person.role === 'wall' ? '/wall' : '/');
  });
  return app;
}
