/** HTTP routes before signing in: what the sign-in page shows, and the exercise's links. */
import { Hono } from 'hono';
import { baseOf } from '../../../picture/tab.ts';
import { newTabId } from '../../people/session.ts';
import { readLinkToken } from '../../people/signed-tokens.ts';
import type { Env } from '../env.ts';
import { allowsPasswords, type PeopleDeps, setSessionCookie } from './sign-in.ts';

/**
 * `/api/entrance`, and `/enter/:token`, which signs in by a link of the exercise. [S10] Each time in
 * a new tab: who is signed in elsewhere in the same browser stays so. [S15]
 */
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
    const { address, local } = c.get('client');
    const person = links && local ? readLinkToken(secret, c.req.param('token')) : undefined;
    c.header('Cache-Control', 'no-store');
    if (person === undefined) {
      people.refusals.record('link', address);
      return c.text('This link is not valid here.', 401);
    }
    const tab = newTabId();
    const { token } = people.sessions.begin({ person, way: 'link', tab, address });
    setSessionCookie(c, deps, token, person.role, tab);
    const page = person.role === 'wall' ? '/wall' : '/';
    return c.redirect(`${baseOf(tab)}${page}${new URL(c.req.url).search}`);
  });
  return app;
}
