/** HTTP routes of enrolment links: whom a link is for, setting up a passkey or a password. [S5] */
import { Hono } from 'hono';
import type { z } from 'zod';
import type { Proof } from '../../people/accounts.ts';
import { overloaded } from '../../people/argon.ts';
import type { Enrolment } from '../../people/enrolments.ts';
import { hashOfToken } from '../../people/session.ts';
import { readBody } from '../body.ts';
import { type Ctx, type Env, refuse, retryLater } from '../env.ts';
import { ChoosePassword, ConfirmPassword, EnrolmentLink, EnrolPasskey } from './schemas.ts';
import { refuseProof } from './session-routes.ts';
import { allowsPasswords, iso, type PeopleDeps, signIn } from './sign-in.ts';

/** Routes below `/api/enrolment`. They need a link, no session; each body holds its token. */
export function enrolmentRoutes(deps: PeopleDeps): Hono<Env> {
  const { cell, people } = deps;
  const { enrolments, passkeys, passwords, accounts, refusals } = people;
  const app = new Hono<Env>();

  /** The body and its link's account, or the response that refuses it (404, 429 for a bad link). */
  async function readWithLink<T extends z.ZodType<{ token: string }>>(c: Ctx, schema: T) {
    const body = await readBody(c, schema);
    if (body instanceof Response) return body;
    const invited = enrolments.find(body.token);
    return invited === undefined ? refuseProof(c, deps, 'enrolment') : { body, invited };
  }

  app.post('/api/enrolment/look', async (c) => {
    const found = await readWithLink(c, EnrolmentLink);
    if (found instanceof Response) return found;
    const { account, until } = found.invited;
    const { person, desk, roles } = account;
    return c.json({ person, desk, roles, until: iso(until), passwords: allowsPasswords(cell) });
  });

  app.post('/api/enrolment/passkey/options', async (c) => {
    const found = await readWithLink(c, EnrolmentLink);
    if (found instanceof Response) return found;
    return c.json(
      await passkeys.registrationOptions(found.invited.account, c.get('client').address),
    );
  });

  app.post('/api/enrolment/passkey', async (c) => {
    const found = await readWithLink(c, EnrolPasskey);
    if (found instanceof Response) return found;
    const { body, invited } = found;
    const made = await passkeys.verifyNew(body.attempt, invited.account, body.response);
    if (made === undefined) {
      refusals.record('passkey', c.get('client').address, invited.account);
      return refuse(c, 401, 'unproven', 'this passkey cannot be taken, or it came too late');
    }
    const proof = { way: 'passkey', id: made.id } as const;
    return enrol(c, body.token, invited, proof, () => accounts.addPasskey(made));
  });

  app.post('/api/enrolment/password', async (c) => {
    if (!allowsPasswords(cell)) {
      return refuse(c, 403, 'forbidden', 'people sign in by passkey here', { rule: 'S8' });
    }
    const found = await readWithLink(c, ChoosePassword);
    if (found instanceof Response) return found;
    if (overloaded()) return retryLater(c, 1, 'too many enrol at once');
    const { body, invited } = found;
    const from = { address: c.get('client').address, site: cell.name.en };
    const key = hashOfToken(body.token);
    return c.json(await passwords.choose(key, invited.account, body.password, from));
  });

  app.post('/api/enrolment/password/confirm', async (c) => {
    const found = await readWithLink(c, ConfirmPassword);
    if (found instanceof Response) return found;
    const { body, invited } = found;
    const confirmed = passwords.confirm(hashOfToken(body.token), body.code);
    if (confirmed === undefined) {
      refusals.record('code', c.get('client').address, invited.account);
      return refuse(c, 401, 'unproven', 'this is not the code of this moment', { field: 'code' });
    }
    const { person } = invited.account;
    const proof = { way: 'password', hash: confirmed.hash } as const;
    return enrol(c, body.token, invited, proof, () => accounts.setPassword(person, confirmed));
  });

  /** Uses up the link, keeps what was set up, and signs in (201). */
  function enrol(
    c: Ctx,
    link: string,
    { account }: Enrolment,
    proof: Proof,
    keep: () => void,
  ): Response {
    if (!enrolments.useUp(link, account, proof.way, keep)) return refuseProof(c, deps, 'enrolment');
    return signIn(c, deps, { person: account.person, proof, role: undefined, status: 201 });
  }
  return app;
}
