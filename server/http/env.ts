/** What each request carries through the routes, and how a refusal is answered. */
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Person } from '../../picture/permission.ts';
import type { ClientAddress } from '../lib/client-address.ts';
import type { Session } from '../people/session.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';

export interface Env {
  /** Left out where a test asks without a server. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    client: ClientAddress;
    /** Who is signed in; a feed has no session. */
    identity: Identity | undefined;
    /** Looks up anew who is signed in: a request may be long on its way. */
    identifyAgain: () => Identity | undefined;
    person: Person;
    served: ServedPicture;
  };
}

export interface Identity {
  readonly person: Person;
  readonly session: Session | undefined;
}

export type Ctx = Context<Env>;

/** More than the kind and the reason: the field, the rule. */
type ErrorDetails = Readonly<Record<string, unknown>>;

export const refuse = (
  c: Ctx,
  status: ContentfulStatusCode,
  kind: string,
  why: string,
  more: ErrorDetails = {},
) => c.json({ error: { kind, why, ...more } }, status);

export const unauthenticated = (c: Ctx) => refuse(c, 401, 'nobody', 'nobody is signed in here');

/** Somebody is signed in, whatever else. */
export const requireSignIn = createMiddleware<Env>(async (c, next) => {
  const identity = c.get('identity');
  if (identity === undefined) return unauthenticated(c);
  c.set('person', identity.person);
  c.header('Cache-Control', 'no-store');
  return next();
});

/** [S4] The refusal of a request whose session has ended since its head was read, if it has. */
export function sessionEnded(c: Ctx): Response | undefined {
  const begun = c.get('identity')?.session;
  return begun !== undefined && c.get('identifyAgain')() === undefined
    ? unauthenticated(c)
    : undefined;
}

/** `429`, and after how many seconds it may be tried again. */
export function retryLater(c: Ctx, seconds: number, why: string): Response {
  c.header('Retry-After', String(Math.max(1, Math.ceil(seconds))));
  return refuse(c, 429, 'busy', why);
}
