/**
 * What requests cost: the tokens that each route takes from the limits of its person and its network.
 * A token is about 4 ms of CPU, and at least one is taken. `npm run bench -- weights` measures them. [S13]
 */
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';

/** Tokens a request; of an answer that grows, also tokens for each thousand entries or items in it. */
export type Weight = number | { readonly once: number; readonly perThousand: number };

/** ms of CPU that a token stands for. */
export const TOKEN = 4;

/** Checking or making a password: Argon2 takes 50 ms of CPU. */
const PASSWORD = 13;

/** By method and path of each route. A server does not start with a route that has none. */
export const WEIGHTS: Readonly<Record<string, Weight>> = {
  'GET /healthz': 1,
  'GET /readyz': 1,
  'GET /metrics': 1,
  'GET /api/openapi.json': 1,
  'GET /api/entrance': 1,
  'GET /enter/:token': 1,
  'GET /api/choice': 1,
  'POST /api/choice/anew': 1,

  'POST /api/session/passkey/options': 1,
  'POST /api/session/passkey': 1,
  'POST /api/session/password': PASSWORD,
  'POST /api/session/role': 1,
  'DELETE /api/session': 1,
  'GET /api/me': 1,
  'GET /api/sessions': 1,
  'DELETE /api/sessions/:id': 1,
  'POST /api/enrolment/look': 1,
  'POST /api/enrolment/passkey/options': 1,
  'POST /api/enrolment/passkey': 1,
  'POST /api/enrolment/password': PASSWORD,
  'POST /api/enrolment/password/confirm': 1,
  'POST /api/walls': 1,
  'POST /api/walls/claim': 1,
  'GET /api/walls': 1,
  'POST /api/walls/approve': 1,

  'GET /api/people': 1,
  'POST /api/people': 1,
  'PUT /api/people/:person/roles': 1,
  'POST /api/people/:person/invitation': 1,
  'DELETE /api/people/:person/sessions': 1,
  'GET /api/clock': 1,
  'POST /api/clock/confirm': 1,

  'GET /api/cell': 1,
  'GET /api/pictures': 1,
  'GET /api/pictures/:picture': { once: 1, perThousand: 1 },
  'GET /api/pictures/:picture/entries': { once: 1, perThousand: 3 },
  'GET /api/pictures/:picture/checkpoint': 1, // kept, as its parts are
  'GET /api/pictures/:picture/checkpoint/:id': 1,
  'GET /api/pictures/:picture/export': { once: 1, perThousand: 3 },
  'GET /api/pictures/:picture/live': 1,
  'POST /api/pictures/:picture/changes': 1, // commands have a limit of their own
  'GET /api/tiles': 1,
  'GET /api/phrasebook': 1, // compressed once
  'GET /api/zone-offsets': 3, // twenty years of a zone that nobody has asked for
  'GET /tiles/:file': 1,

  'GET /basemap/all.json': 1,
  'GET /assets/*': 1,
  'GET /': 1,
  'GET /wall': 1,
  'GET /enrol': 1,
  'GET /account': 1,
  'GET /people': 1,
  'GET /record': 1,
  'GET /*': 1,
};

interface Route {
  readonly method: string;
  readonly path: string;
}

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
/** Middleware goes with every method and is no route. */
const isRoute = ({ method }: Route): boolean => method !== 'ALL';

/** Throws unless each of these routes has a weight. */
export function requireWeights(routes: readonly Route[], weights = WEIGHTS): void {
  const without = routes.filter((one) => isRoute(one) && weights[nameOf(one)] === undefined);
  if (without.length === 0) return;
  throw new Error(`routes without a weight: ${without.map(nameOf).join(', ')}`);
}

/** The route that answers this request: the first one that was added and fits; undefined: none, 404. */
export const routeOf = (c: Context): Route | undefined => matchedRoutes(c).find(isRoute);

/** The weight of the route that answers this request; 1 if none does. */
export function weightOf(c: Context): Weight {
  const route = routeOf(c);
  return route === undefined ? 1 : (WEIGHTS[nameOf(route)] ?? 1);
}

/** The tokens that are taken when a request comes in. */
export const tokensAtOnce = (weight: Weight): number =>
  typeof weight === 'number' ? weight : weight.once;

/**
 * The tokens that are taken for `count` entries or items. Throws if the route's answers grow and
 * nobody says by how much.
 */
export function tokensFor(weight: Weight, count: number | undefined): number {
  if (typeof weight === 'number') return 0;
  if (count === undefined) throw new Error('an answer that grows does not say how large it is');
  return (weight.perThousand * count) / 1000;
}
