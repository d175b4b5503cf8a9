/** What the routes of people stand on, and how they sign somebody in. */
import { setCookie } from 'hono/cookie';
import type { Cell } from '../../../picture/cell.ts';
import type { Person } from '../../../picture/permission.ts';
import type { Role } from '../../../picture/wire.ts';
import type { Account, Proven } from '../../people/accounts.ts';
import { signInRole } from '../../people/enrolments.ts';
import { lifetimeOf, PROOF_LIFETIME } from '../../people/lifetimes.ts';
import type { People } from '../../people/people.ts';
import type { Session } from '../../people/session.ts';
import type { ServedPicture } from '../../pictures/served-picture.ts';
import type { Authentication } from '../authenticate.ts';
import { type Ctx, refuse } from '../env.ts';

export interface PeopleDeps {
  readonly cell: Cell;
  readonly mode: 'live' | 'exercise';
  readonly pictures: ReadonlyMap<string, ServedPicture>;
  readonly people: People;
  readonly authentication: Authentication;
  readonly secret: Buffer;
  /** Whether the exercise's links are good here. */
  readonly links: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export const iso = (time: number): string => new Date(time).toISOString();

/** Whether people sign in by password here. */
export const allowsPasswords = ({ signIn }: Cell): boolean => signIn?.passwords ?? false;

/** Hands the browser a token: out of reach of scripts and of other sites. A wall keeps it when it restarts. */
export function setSessionCookie(
  c: Ctx,
  { authentication }: PeopleDeps,
  token: string,
  role: Role,
): void {
  const { secure, cookie } = authentication;
  const kept = role === 'wall' ? { maxAge: lifetimeOf('wall', 'wall').total / 1000 } : {};
  setCookie(c, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/', secure, ...kept });
}

interface SignInRequest extends Proven {
  readonly role: Role | undefined;
  readonly status: 200 | 201;
}

/**
 * Signs in who has proved to be the person of an account; whatever session there was is over. [S2] The account
 * counts as it is when the session begins, however long the proof was judged. [S4]
 */
export function signIn(c: Ctx, deps: PeopleDeps, signing: SignInRequest): Response {
  const { store, accounts, sessions, refusals } = deps.people;
  const { person, proof, role, status } = signing;
  const { address } = c.get('client');
  const before = c.get('identity')?.session;
  const tried = store.transaction(() => {
    const account = accounts.get(person);
    if (account === undefined || !accounts.stillHolds(signing)) return { what: proof.way, account };
    const acting = actingRole(account, role, before);
    if (acting === undefined) return { what: 'role' as const, account };
    const who: Person = { desk: account.desk, person, role: acting };
    const { token } = sessions.begin({ person: who, way: proof.way, address, replaces: before });
    return { token, acting };
  });
  if (tried.token === undefined) {
    refusals.record(tried.what, address, tried.account);
    return tried.what === 'role'
      ? refuse(c, 403, 'forbidden', `${person} does not hold that role`, { rule: 'P14' })
      : refuse(c, 401, 'unproven', 'this is nobody who may sign in');
  }
  setSessionCookie(c, deps, tried.token, tried.acting);
  return c.json({ role: tried.acting }, status);
}

/** The role that is asked for; if none is, that of one's own session before. */
function actingRole(account: Account, asked: Role | undefined, before: Session | undefined) {
  const same = before?.person.person === account.person && before.way !== 'link';
  const kept = asked === undefined && same ? signInRole(account, before.person.role) : undefined;
  return kept ?? signInRole(account, asked);
}

/** [S11] The refusal of what asks for a fresh proof, if there is none. */
export function requireFreshProof(c: Ctx, { now }: PeopleDeps): Response | undefined {
  const session = c.get('identity')?.session;
  if (session === undefined)
    return refuse(c, 403, 'forbidden', 'this is for people', { rule: 'S11' });
  if (session.way === 'link' || now() - session.proved < PROOF_LIFETIME) return undefined;
  return refuse(c, 403, 'step-up', 'prove again who you are', { rule: 'S11' });
}
