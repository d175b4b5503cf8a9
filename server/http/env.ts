/** Context of a request in the routes, and the refusals that all routes share. */
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Person } from '../../picture/permission.ts';
import type { TabId } from '../../picture/tab.ts';
import type { ClientAddress } from '../lib/client-address.ts';
import type { Session } from '../people/session.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';

/** Types of Hono's context. */
export interface Env {
  /** Missing if a test calls the app without a server. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    client: ClientAddress;
    /** The tab of an exercise below whose path it was asked; undefined: below none. [S15] */
    tab: TabId | undefined;
    /** Who is signed in; undefined: nobody. */
    identity: Identity | undefined;
    /** Looks again who is signed in: a body may take long to arrive. */
    identifyAgain: () => Identity | undefined;
    /**
     * Charges the request limits for so many entries or items in the answer, by the weight of the
     * route: 429 if there is not enough; undefined: it was taken.
     */
    charge: (count: number | undefined) => Response | undefined;
    person: Person;
    served: ServedPicture;
  };
}

/** Who sends a request. A feed has no session. */
export interface Identity {
  readonly person: Person;
  readonly session: Session | undefined;
}

/** A request in a route. */
export type Ctx = Context<Env>;

/** Further fields of an error: `field`, `rule`. */
type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * Sets a header of the answer, whatever the route answers. On Node's own answer that costs a
 * tenth of what `c.header` does, and the route's answer need not be opened.
 */
export function presetHeader(c: Ctx, name: string, value: string): void {
  const { outgoing } = c.env ?? {};
  if (outgoing === undefined) c.header(name, value);
  else outgoing.setHeader(name, value);
}

/** A response `{ error: { kind, why, … } }`. */
export const refuse = (
  c: Ctx,
  status: ContentfulStatusCode,
  kind: string,
  why: string,
  more: ErrorDetails = {},
) => c.json({ error: { kind, why, ...more } }, status);

/** The body of 401: no session, or it ended. */
export const NOBODY = { error: { kind: 'nobody', why: 'nobody is signed in here' } };
/** The body of 500. */
export const FAULT = { error: { kind: 'fault', why: 'the server failed; nothing was taken' } };

/** 401. */
export const unauthenticated = (c: Ctx) => c.json(NOBODY, 401);

/** Middleware: 401 if nobody is signed in; otherwise sets `person` and forbids caching. */
export const requireSignIn = createMiddleware<Env>(async (c, next) => {
  const identity = c.get('identity');
  if (identity === undefined) return unauthenticated(c);
  c.set('person', identity.person);
  presetHeader(c, 'cache-control', 'no-store');
  return next();
});

/** [S4] 401 if the session ended since the head of the request was read; undefined: it did not. */
export function sessionEnded(c: Ctx): Response | undefined {
  const begun = c.get('identity')?.session;
  return begun !== undefined && c.get('identifyAgain')() === undefined
    ? unauthenticated(c)
    : undefined;
}

/** 429 with `Retry-After` in whole seconds. */
export function retryLater(c: Ctx, seconds: number, why: string): Response {
  c.header('Retry-After', String(Math.max(1, Math.ceil(seconds))));
  return refuse(c, 429, 'busy', why);
}
