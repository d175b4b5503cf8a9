/** HTTP: who asks, what for, what they get. Everything it stands on is handed in. */
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { type Cell, kindOf } from '../picture/cell.ts';
import { mayRead, type Person } from '../picture/decide.ts';
import { type Reply, refused, takeMany, takeOne } from './changes.ts';
import type { Figures } from './metrics.ts';
import { openapi } from './openapi.ts';
import { closingLine, linesOf, momentIn, pictureAt } from './reading.ts';
import type { Served } from './served.ts';
import { COOKIE, readToken, sameOrigin } from './session.ts';
import { tileRoutes } from './tiles.ts';

export interface Deps {
  readonly cell: Cell;
  readonly mode: 'live' | 'exercise';
  readonly pictures: ReadonlyMap<string, Served>;
  readonly secret: Buffer;
  readonly figures: Figures;
  /** Folders of the built page and of the basemap. */
  readonly page: string;
  readonly basemap: string;
  /** The folder of PMTiles files; without it there are none. */
  readonly tiles?: string;
  /** Told of a fault of this server, which answers 500. */
  readonly fault: (error: Error) => void;
}

interface Env {
  Variables: { person: Person; served: Served };
}

const MAX_BODY = 1024 * 1024;
const NDJSON = 'application/x-ndjson';
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

export function createApp(deps: Deps): Hono<Env> {
  const { cell, pictures, secret, figures } = deps;
  const app = new Hono<Env>();

  app.onError((error, c) => {
    if ('code' in error && error.code === 'ECONNRESET') {
      return c.json({ error: { kind: 'invalid', why: 'the request broke off' } }, 400); // unheard
    }
    deps.fault(error);
    return c.json({ error: { kind: 'fault', why: 'the server failed; nothing was taken' } }, 500);
  });
  app.notFound((c) => c.json({ error: { kind: 'unknown', why: 'there is nothing here' } }, 404));
  app.use(async (c, next) => {
    const start = performance.now();
    await next();
    figures.answered(routePath(c, -1), c.res.status, (performance.now() - start) / 1000);
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: POLICY,
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: false, // plain HTTP on loopback; HTTPS sets it
    }),
  );

  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', (c) => {
    const alarms = [...pictures.values()].flatMap(({ keeper: { alarm, id } }) =>
      alarm === undefined || kindOf(cell, id) === 'shared' ? (alarm ?? []) : ONE_OF_A_DESK,
    );
    return alarms.length === 0 ? c.text('ready') : c.text(alarms.join('\n'), 503);
  });
  app.get('/metrics', async (c) => c.text(await figures.text()));
  app.get('/api/openapi.json', (c) => c.json(openapi()));

  app.get('/enter/:token', (c) => {
    const token = c.req.param('token');
    const person = readToken(secret, token);
    if (person === undefined) return c.text('This link is not valid here.', 401);
    setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return c.redirect(person.role === 'wall' ? '/wall' : '/');
  });

  const signedIn = createMiddleware<Env>(async (c, next) => {
    const token = getCookie(c, COOKIE);
    const person = token === undefined ? undefined : readToken(secret, token);
    if (person === undefined) {
      return c.json({ error: { kind: 'nobody', why: 'nobody is signed in here' } }, 401);
    }
    c.set('person', person);
    c.header('Cache-Control', 'no-store');
    return next();
  });
  const member = createMiddleware<Env>(async (c, next) => {
    const served = pictures.get(c.req.param('picture') ?? '');
    if (served === undefined || !mayRead(served.keeper.picture, c.get('person'))) {
      return c.json({ error: { kind: 'unknown', why: 'no such picture' } }, 404);
    }
    c.set('served', served);
    return next();
  });
  app.use('/api/*', signedIn);
  app.use('/tiles/*', signedIn);
  if (deps.tiles !== undefined) app.route('/', tileRoutes(deps.tiles));
  app.use('/api/pictures/:picture/*', member);
  app.use('/api/pictures/:picture', member);

  app.get('/api/cell', (c) => c.json(cell));
  app.get('/api/me', (c) => c.json({ ...c.get('person'), mode: deps.mode }));
  app.get('/api/pictures', (c) => {
    const mine = cell.pictures.flatMap(({ id, name }) => {
      const keeper = pictures.get(id)?.keeper;
      if (keeper === undefined || !mayRead(keeper.picture, c.get('person'))) return [];
      const { head, code } = keeper;
      return [{ id, name, seq: head.seq, hash: head.hash, code }];
    });
    return c.json(mine);
  });

  app.post('/api/pictures/:picture/changes', limited, async (c) => {
    if (!sameOrigin(c.req.header('Origin'), c.req.header('Host'))) {
      return say(c, refused(403, 'forbidden', { rule: 'P8', why: 'asked from another site' }));
    }
    const served = c.get('served');
    if (served.appender.waiting > MOST_WAITING) {
      c.header('Retry-After', '1');
      return c.json({ error: { kind: 'busy', why: 'too many commands wait' } }, 429);
    }
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    if (!c.req.header('Content-Type')?.startsWith(NDJSON)) {
      return say(c, await takeOne(served, c.get('person'), bytes));
    }
    const replies = await takeMany(served, c.get('person'), bytes);
    if ('status' in replies) return say(c, replies);
    const lines = replies.map(({ status, body }) => `${JSON.stringify({ status, ...body })}\n`);
    return c.body(lines.join(''), 200, { 'Content-Type': NDJSON });
  });

  app.get('/api/pictures/:picture/entries', (c) => {
    const read = (name: string, otherwise: number) => {
      const text = c.req.query(name);
      return text === undefined ? otherwise : /^\d{1,15}$/.test(text) ? Number(text) : undefined;
    };
    const after = read('after', 0);
    const until = read('until', Number.MAX_SAFE_INTEGER);
    const limit = read('limit', Number.MAX_SAFE_INTEGER);
    for (const [field, value] of Object.entries({ after, until, limit })) {
      if (value === undefined)
        return say(c, refused(400, 'invalid', { field, why: 'is a whole number' }));
    }
    const { keeper } = c.get('served');
    const range = { after: after ?? 0, until: until ?? 0, limit: limit ?? 0 };
    return c.body(linesOf(keeper, range), 200, { 'Content-Type': NDJSON });
  });
  app.get('/api/pictures/:picture/export', (c) => {
    const { keeper } = c.get('served');
    const whole = { after: 0, until: keeper.head.seq, limit: keeper.head.seq };
    c.header(
      'Content-Disposition',
      `attachment; filename="${keeper.id}-${keeper.head.seq}.ndjson"`,
    );
    return c.body(linesOf(keeper, whole, closingLine(keeper)), 200, { 'Content-Type': NDJSON });
  });
  app.get('/api/pictures/:picture', async (c) => {
    const text = c.req.query('at');
    const at = text === undefined ? undefined : momentIn(text);
    if (text !== undefined && at === undefined) {
      return say(
        c,
        refused(400, 'invalid', { field: 'at', why: 'is a time (ISO 8601) or a number' }),
      );
    }
    const as = c.req.query('as') ?? 'known';
    if (as !== 'known' && as !== 'happened') {
      return say(c, refused(400, 'invalid', { field: 'as', why: 'is known or happened' }));
    }
    const json = await pictureAt(c.get('served').keeper, at, as);
    return c.body(json, 200, { 'Content-Type': 'application/json' });
  });

  const kept = (seconds: number) => (_: string, c: Context) =>
    c.header('Cache-Control', seconds > 0 ? `public, max-age=${seconds}, immutable` : 'no-cache');
  app.use(
    '/basemap/*',
    serveStatic({
      root: deps.basemap,
      rewriteRequestPath: (path) => path.replace('/basemap', ''),
      onFound: kept(0),
    }),
  );
  app.use('/assets/*', serveStatic({ root: deps.page, onFound: kept(31_536_000) }));
  app.get('/wall', serveStatic({ root: deps.page, path: 'index.html', onFound: kept(0) }));
  app.get('/*', serveStatic({ root: deps.page, onFound: kept(0) }));
  return app;
}

/** What an alarm of a picture of one desk says to whoever asks: its entries are nobody else's to know. */
const ONE_OF_A_DESK = 'the log of one desk is open for reading only';

const tooLong = (c: Context) =>
  say(c, refused(413, 'invalid', { rule: 'W9', field: '', why: 'over 1 MiB' }));
const counted = bodyLimit({ maxSize: MAX_BODY, onError: tooLong });

/** A body whose length is said beforehand is not counted as it comes: that costs as much as all the rest. */
const limited = createMiddleware<Env>(async (c, next) => {
  const length = c.req.header('Content-Length');
  if (length === undefined || c.req.header('Transfer-Encoding') !== undefined)
    return counted(c, next);
  return Number(length) > MAX_BODY ? tooLong(c) : next();
});

/** Commands that may wait before more are answered 429. */
const MOST_WAITING = 20_000;

const say = (c: Context, { status, body }: Reply) => {
  if (status === 503) c.header('Retry-After', '5');
  return c.json(body, status);
};
