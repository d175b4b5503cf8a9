/** What the routes of people stand on, and how they sign somebody in. */
import { setCookie } from 'hono/cookie';
import type { Cell } from '../../picture/cell.ts';
import type { Person } from '../../picture/permission.ts';
import type { Role } from '../../picture/wire.ts';
import { type Ctx, refuse } from '../env.ts';
import type { Gate } from '../gate.ts';
import type { Served } from '../served.ts';
import type { Account } from './accounts.ts';
import { roleFor } from './enrolments.ts';
import { lifetimeOf, PROOF, type Way } from './lifetimes.ts';
import type { People } from './people.ts';
import type { Session } from './session.ts';

export interface PeopleDeps {
  readonly cell: Cell;
  readonly mode: 'live' | 'exercise';
  readonly pictures: ReadonlyMap<string, Served>;
  readonly people: People;
  readonly gate: Gate;
  readonly secret: Buffer;
  /** Whether the exercise's links are good here. */
  readonly links: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export const iso = (time: number): string => new Date(time).toISOString();

/** Whether people sign in by password here. */
export const hasPasswords = ({ signIn }: Cell): boolean => signIn?.passwords ?? false;

/** Hands the browser a token: out of reach of scripts and of other sites. A wall keeps it when it restarts. */
export function giveToken(c: Ctx, { gate }: PeopleDeps, token: string, role: Role): void {
  const { secure, cookie } = gate;
  const kept = role === 'wall' ? { maxAge: lifetimeOf('wall', 'wall').whole / 1000 } : {};
  setCookie(c, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/', secure, ...kept });
}

interface Proven {
  readonly account: Account;
  readonly way: Way;
  readonly role: Role | undefined;
  readonly status: 200 | 201;
}

/** Signs in who has proved to be the person of an account; whatever session there was is over. [S2] */
export function signIn(c: Ctx, deps: PeopleDeps, { account, way, role, status }: Proven): Response {
  const before = c.get('known')?.session;
  const same = before?.person.person === account.person && before.way !== 'link';
  const kept = role === undefined && same ? roleFor(account, before.person.role) : undefined;
  const acting = kept ?? roleFor(account, role);
  if (acting === undefined) {
    deps.people.refusals.say('role', c.get('asker').address, account);
    return account.roles.length === 0
      ? refuse(c, 401, 'unproven', 'this is nobody who may sign in')
      : refuse(c, 403, 'forbidden', `${account.person} does not hold that role`, { rule: 'P14' });
  }
  const person: Person = { desk: account.desk, person: account.person, role: acting };
  return begin(c, deps, { person, way, instead: before, status });
}

interface Begun {
  readonly person: Person;
  readonly way: Way;
  readonly instead: Session | undefined;
  readonly status: 200 | 201;
}

function begin(c: Ctx, deps: PeopleDeps, { person, way, instead, status }: Begun): Response {
  const { address } = c.get('asker');
  const { token } = deps.people.sessions.begin({ person, way, address, instead });
  giveToken(c, deps, token, person.role);
  return c.json({ role: person.role }, status);
}

/** [S11] The refusal of what asks for a fresh proof, if there is none. */
export function unproved(c: Ctx, { now }: PeopleDeps): Response | undefined {
  const session = c.get('known')?.session;
  if (session === undefined)
    return refuse(c, 403, 'forbidden', 'this is for people', { rule: 'S11' });
  if (session.way === 'link' || now() - session.proved < PROOF) return undefined;
  return refuse(c, 403, 'step-up', 'prove again who you are', { rule: 'S11' });
}
