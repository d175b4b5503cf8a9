/** HTTP routes for signing in and out, switching roles, and listing one's own sessions. */

import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { PersonId } from '../../../picture/basics.ts';
import { mayEnd } from '../../../picture/permission.ts';
import type { Role } from '../../../picture/wire.ts';
import { networkOf } from '../../lib/client-address.ts';
import { overloaded } from '../../people/argon.ts';
import { hasAccount, type Session, sessionLimits } from '../../people/session.ts';
import { readBody } from '../body.ts';
import { type Ctx, type Env, refuse, requireSignIn, retryLater, unauthenticated } from '../env.ts';
import { watchHeldBy } from './held-watch.ts';
import { EmptyBody, PasskeySignIn, PasswordSignIn, SwitchRole } from './schemas.ts';
import {
  allowsPasswords,
  iso,
  type PeopleDeps,
  requireFreshProof,
  setSessionCookie,
  signIn,
} from './sign-in.ts';

/** Routes below `/api/session` and `/api/sessions`, and `/api/me`. */
export function sessionRoutes(deps: PeopleDeps): Hono<Env> {
  const { cell, people } = deps;
  const { store, sessions, passkeys, passwords, delays, refusals, accounts } = people;
  const app = new Hono<Env>();

  app.post('/api/session/passkey/options', async (c) => {
    const body = await readBody(c, EmptyBody);
    if (body instanceof Response) return body;
    return c.json(await passkeys.signInOptions(c.get('client').address));
  });

  app.post('/api/session/passkey', async (c) => {
    const body = await readBody(c, PasskeySignIn);
    if (body instanceof Response) return body;
    const proven = await passkeys.verify(body.attempt, body.response);
    if (proven === undefined) return refuseProof(c, deps, 'passkey');
    return signIn(c, deps, { ...proven, role: body.role, status: 200 });
  });

  app.post('/api/session/password', async (c) => {
    if (!allowsPasswords(cell)) {
      return refuse(c, 403, 'forbidden', 'people sign in by passkey here', { rule: 'S8' });
    }
    const body = await readBody(c, PasswordSignIn);
    if (body instanceof Response) return body;
    const from = networkOf(c.get('client').address);
    const wait = delays.wait(from, body.person);
    if (wait > 0) return retryLater(c, wait / 1000, 'too many wrong tries');
    if (overloaded()) return retryLater(c, 1, 'too many sign in at once');
    delays.countTry(from, body.person);
    const proven = await passwords.verify(body.person, body.password, body.code);
    if (typeof proven === 'string') {
      refusals.record(proven, c.get('client').address, accountNamed(deps, body.person));
      return refuse(c, 401, 'unproven', 'person, password and code do not belong together');
    }
    delays.countSuccess(from, body.person);
    return signIn(c, deps, { ...proven, role: body.role, status: 200 });
  });

  app.post('/api/session/role', requireSignIn, async (c) => {
    const body = await readBody(c, SwitchRole);
    if (body instanceof Response) return body;
    const session = c.get('identity')?.session;
    const { role } = body;
    if (session === undefined || !rolesOf(session).includes(role)) {
      refusals.record('role', c.get('client').address, c.get('person'));
      return refuse(c, 403, 'forbidden', `the role ${role} is not held`, { rule: 'P14' });
    }
    const { way, tab, began, proved, person } = session;
    const { address } = c.get('client');
    const acting = { ...person, role };
    const next = { person: acting, way, tab, address, began, proved, replaces: session };
    const begun = store.transaction(() =>
      sessions.isLive(session.hash) ? sessions.begin(next) : undefined,
    );
    if (begun === undefined) return unauthenticated(c);
    setSessionCookie(c, deps, begun.token, role, tab);
    return c.json({ role });
  });

  app.delete('/api/session', requireSignIn, (c) => {
    const session = c.get('identity')?.session;
    if (session !== undefined) sessions.end(session, 'signed-out');
    const { secure } = deps.authentication;
    const { name, path } = deps.authentication.cookieOf(c.get('tab'));
    deleteCookie(c, name, { path, secure });
    return c.body(null, 204);
  });

  app.get('/api/me', requireSignIn, (c) => {
    const identity = c.get('identity');
    const { person } = c.var;
    if (identity?.session === undefined) {
      return c.json({ ...person, roles: [person.role], mode: deps.mode });
    }
    const { id, way, began, proved } = identity.session;
    const { idleUntil, until } = sessionLimits({ ...identity.session, used: deps.now() });
    const times = { began: iso(began), proved: iso(proved), idleUntil: iso(idleUntil) };
    const session = { id, way, ...times, until: iso(until) };
    const holds = watchHeldBy(deps, person);
    return c.json({
      ...person,
      roles: rolesOf(identity.session),
      mode: deps.mode,
      session,
      ...(holds && { holds }),
    });
  });

  app.get('/api/sessions', requireSignIn, (c) => {
    const own = sessions.ofPerson(c.get('person').person);
    return c.json(
      own.map((one) => ({
        id: one.id,
        role: one.person.role,
        way: one.way,
        address: one.address,
        began: iso(one.began),
        used: iso(one.used),
        until: iso(sessionLimits(one).until),
        here: one.hash === c.get('identity')?.session?.hash,
      })),
    );
  });

  app.delete('/api/sessions/:id', requireSignIn, (c) => {
    const session = sessions.byPublicId(c.req.param('id'));
    const person = c.get('person');
    if (session === undefined || mayEnd(person, session.person, cell) !== undefined) {
      return refuse(c, 404, 'unknown', 'no such session');
    }
    if (session.person.person === person.person) sessions.end(session, 'revoked');
    else {
      const stale = requireFreshProof(c, deps);
      if (stale !== undefined) return stale;
      sessions.end(session, 'revoked', person.person);
    }
    return c.body(null, 204);
  });

  /** Roles that the person of a session may act in. */
  function rolesOf(session: Session): readonly Role[] {
    const { person, role } = session.person;
    return (hasAccount(session) ? accounts.get(person)?.roles : undefined) ?? [role];
  }
  return app;
}

/** The account whose name was typed, if there is one. */
function accountNamed({ people: { accounts } }: PeopleDeps, name: string) {
  const person = PersonId.safeParse(name).data;
  return person && accounts.get(person);
}

/** Refuses a passkey (401) or a link (404), records it, and delays the next try (429). [S8] */
export function refuseProof(
  c: Ctx,
  { people }: PeopleDeps,
  what: 'passkey' | 'enrolment',
): Response {
  const { address } = c.get('client');
  const from = networkOf(address);
  const wait = people.delays.wait(from);
  people.delays.countTry(from);
  people.refusals.record(what, address);
  if (wait > 0) return retryLater(c, wait / 1000, 'too many wrong tries');
  return what === 'passkey'
    ? refuse(c, 401, 'unproven', 'this passkey is not known here, or it came too late')
    : refuse(c, 404, 'unknown', 'this link is unknown, used, or too old');
}
