/** HTTP routes for admins to manage accounts. [P16] */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { PersonId } from '../../../picture/basics.ts';
import { mayHandle } from '../../../picture/permission.ts';
import { lastAdminRefusal, nameRefusal, rolesRefusal } from '../../people/account-rules.ts';
import type { Account } from '../../people/accounts.ts';
import { accountState, type Invitation } from '../../people/enrolments.ts';
import { readBody } from '../body.ts';
import { type Ctx, type Env, refuse, requireSignIn } from '../env.ts';
import { CreateAccount, RenewInvitation, SetRoles } from './schemas.ts';
import { iso, type PeopleDeps, requireFreshProof } from './sign-in.ts';

/** Routes below `/api/people`. */
export function peopleRoutes(deps: PeopleDeps): Hono<Env> {
  const { cell, people } = deps;
  const { accounts, sessions, enrolments, refusals, store } = people;
  const app = new Hono<Env>();

  const requireAdmin = createMiddleware<Env>(async (c, next) => {
    const barred = mayHandle(c.get('person'), c.get('person').desk, cell);
    if (barred === undefined) return next();
    refusals.record('role', c.get('client').address, c.get('person'));
    return c.json({ error: barred }, 403);
  });
  app.use('/api/people', requireSignIn, requireAdmin);
  app.use('/api/people/*', requireSignIn, requireAdmin);

  app.get('/api/people', (c) => {
    const mine = accounts.all().filter(({ desk }) => !mayHandle(c.get('person'), desk, cell));
    return c.json(mine.map(accountJson));
  });

  app.post('/api/people', async (c) => {
    const body = await readBody(c, CreateAccount);
    if (body instanceof Response) return body;
    const barred = mayHandle(c.get('person'), body.desk, cell);
    if (barred !== undefined) return c.json({ error: barred }, 403);
    const wrong = rolesRefusal(body.roles, body.desk, cell) ?? nameRefusal(body.person);
    if (wrong !== undefined) return c.json({ error: wrong }, 422);
    const stale = requireFreshProof(c, deps);
    if (stale !== undefined) return stale;
    if (accounts.get(body.person) !== undefined) {
      return refuse(c, 409, 'known', `${body.person} is known already`, { field: 'person' });
    }
    return sendInvitation(c, enrolments.createAccount(body, c.get('person').person));
  });

  /**
   * The account in the path, if this admin may change it; otherwise 404, or 403 without a fresh
   * proof.
   */
  function targetAccount(c: Ctx): Account | Response {
    const person = PersonId.safeParse(c.req.param('person')).data;
    const account = person && accounts.get(person);
    if (account === undefined) return refuse(c, 404, 'unknown', 'there is no such person');
    const barred = mayHandle(c.get('person'), account.desk, cell);
    if (barred !== undefined) return refuse(c, 404, 'unknown', 'there is no such person');
    return requireFreshProof(c, deps) ?? account;
  }

  app.put('/api/people/:person/roles', async (c) => {
    const body = await readBody(c, SetRoles);
    if (body instanceof Response) return body;
    const account = targetAccount(c);
    if (account instanceof Response) return account;
    const wrong =
      (body.roles.length > 0 ? rolesRefusal(body.roles, account.desk, cell) : undefined) ??
      lastAdminRefusal(account, body.roles, accounts.all(), cell);
    if (wrong !== undefined) return c.json({ error: wrong }, 422);
    accounts.setRoles(account, body.roles, c.get('person').person);
    return c.json({ roles: body.roles });
  });

  app.post('/api/people/:person/invitation', async (c) => {
    const body = await readBody(c, RenewInvitation);
    if (body instanceof Response) return body;
    const account = targetAccount(c);
    if (account instanceof Response) return account;
    if (account.roles.length === 0) {
      const why = `${account.person} holds no role`;
      return refuse(c, 422, 'impossible', why, { rule: 'P14', field: 'person' });
    }
    const last = body.lost ? lastAdminRefusal(account, [], accounts.all(), cell) : undefined;
    if (last !== undefined) return c.json({ error: { ...last, field: 'lost' } }, 422);
    const by = c.get('person').person;
    return sendInvitation(
      c,
      store.transaction(() => {
        if (body.lost === true) {
          accounts.dropCredentials(account.person);
          sessions.endAll(account.person, by);
        }
        return enrolments.invite(account, by);
      }),
    );
  });

  app.delete('/api/people/:person/sessions', (c) => {
    const account = targetAccount(c);
    if (account instanceof Response) return account;
    sessions.endAll(account.person, c.get('person').person);
    return c.body(null, 204);
  });

  /** An account as admins see it. */
  const accountJson = (account: Account) => ({
    person: account.person,
    desk: account.desk,
    roles: account.roles,
    state: accountState(account),
    passkeys: account.passkeys,
    password: account.password,
    sessions: sessions.ofPerson(account.person).length,
    ...(account.invitedUntil !== undefined && account.invitedUntil > deps.now()
      ? { invitedUntil: iso(account.invitedUntil) }
      : {}),
  });
  return app;
}

/** 201 with the token of an enrolment link. */
const sendInvitation = (c: Ctx, { token, until }: Invitation) =>
  c.json({ token, until: iso(until) }, 201);
