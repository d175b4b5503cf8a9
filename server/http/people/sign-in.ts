/** Signs people in: session cookie, role, and the check for a fresh proof. */
import { setCookie } from 'hono/cookie';
import type { Cell } from '../../../picture/cell.ts';
import type { Person } from '../../../picture/permission.ts';
import type { TabId } from '../../../picture/tab.ts';
import type { Role } from '../../../picture/wire.ts';
import type { Exercise } from '../../agents/exercise.ts';
import type { ServerClock } from '../../lib/server-clock.ts';
import type { Account, Proven } from '../../people/accounts.ts';
import { signInRole } from '../../people/enrolments.ts';
import { lifetimeOf, PROOF_LIFETIME } from '../../people/lifetimes.ts';
import type { People } from '../../people/people.ts';
import type { Session } from '../../people/session.ts';
import type { ServedPicture } from '../../pictures/served-picture.ts';
import type { Authentication } from '../authenticate.ts';
import { type Ctx, refuse } from '../env.ts';

/** Everything that the routes of people use. */
export interface PeopleDeps {
  readonly cell: Cell;
  readonly mode: 'live' | 'exercise';
  readonly pictures: ReadonlyMap<string, ServedPicture>;
  readonly people: People;
  readonly authentication: Authentication;
  readonly secret: Buffer;
  /** True if links of the exercise sign in here. */
  readonly links: boolean;
  /** The exercise that is played; undefined: none is. */
  readonly exercise?: (() => Exercise | undefined) | undefined;
  readonly clock: ServerClock;
  /** Milliseconds since 1970, by `clock`. */
  readonly now: () => number;
}

/** ms since 1970 as ISO 8601 UTC. */
export const iso = (time: number): string => new Date(time).toISOString();

/** True if people of this cell sign in by password. */
export const allowsPasswords = ({ signIn }: Cell): boolean => signIn?.passwords ?? false;

/**
 * Sets the session cookie, hidden from scripts and other sites; that of a tab is sent below the
 * tab's path alone. [S1] [S15] A wall's cookie survives a restart of its browser.
 */
export function setSessionCookie(
  c: Ctx,
  { authentication }: PeopleDeps,
  token: string,
  role: Role,
  tab: TabId | undefined,
): void {
  const { secure } = authentication;
  const { name, path } = authentication.cookieOf(tab);
  const kept = role === 'wall' ? { maxAge: lifetimeOf('wall', 'wall').total / 1000 } : {};
  setCookie(c, name, token, { httpOnly: true, sameSite: 'Strict', path, secure, ...kept });
}

/** A proven identity. `role`: the role asked for. `status`: of the response. */
interface SignInRequest extends Proven {
  readonly role: Role | undefined;
  readonly status: 200 | 201;
}

/**
 * Signs a proven person in with a new session; the session before ends. [S2] The account is read
 * again when the session begins, since the proof may have taken long. [S4] 401, or 403 if the role
 * is not held.
 */
export function signIn(c: Ctx, deps: PeopleDeps, signing: SignInRequest): Response {
  const { store, accounts, sessions, refusals } = deps.people;
  const { person, proof, role, status } = signing;
  const { address } = c.get('client');
  const before = c.get('identity')?.session;
  const tab = c.get('tab');
  const tried = store.transaction(() => {
    const account = accounts.get(person);
    if (account === undefined || !accounts.stillHolds(signing)) return { what: proof.way, account };
    const acting = actingRole(account, role, before);
    if (acting === undefined) return { what: 'role' as const, account };
    const who: Person = { desk: account.desk, person, role: acting };
    const { way } = proof;
    const { token } = sessions.begin({ person: who, way, tab, address, replaces: before });
    return { token, acting };
  });
  if (tried.token === undefined) {
    refusals.record(tried.what, address, tried.account);
    return tried.what === 'role'
      ? refuse(c, 403, 'forbidden', `${person} does not hold that role`, { rule: 'P14' })
      : refuse(c, 401, 'unproven', 'this is nobody who may sign in');
  }
  setSessionCookie(c, deps, tried.token, tried.acting, tab);
  return c.json({ role: tried.acting }, status);
}

/** The role asked for; by default that of the session before, or the first of the account. */
function actingRole(account: Account, requested: Role | undefined, before: Session | undefined) {
  const same = before?.person.person === account.person && before.way !== 'link';
  const kept =
    requested === undefined && same ? signInRole(account, before.person.role) : undefined;
  return kept ?? signInRole(account, requested);
}

/** [S11] 403 `step-up` if the last proof is older than `PROOF_LIFETIME`; undefined: it is fresh. */
export function requireFreshProof(c: Ctx, { now }: PeopleDeps): Response | undefined {
  const session = c.get('identity')?.session;
  if (session === undefined)
    return refuse(c, 403, 'forbidden', 'this is for people', { rule: 'S11' });
  if (session.way === 'link' || now() - session.proved < PROOF_LIFETIME) return undefined;
  return refuse(c, 403, 'step-up', 'prove again who you are', { rule: 'S11' });
}
