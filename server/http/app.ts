/** The HTTP application: middleware and routes. All that it needs is handed in. */
import { Hono } from 'hono';
import { getPath } from 'hono/utils/url';
import { pictureKindOf } from '../../picture/cell.ts';
import { type ClientAddress, clientAddressOf } from '../lib/client-address.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import { basemapRoutes } from './basemap.ts';
import { clockAlarms } from './clock-standing.ts';
import type { CommandIntake } from './command-intake.ts';
import { sendJson } from './content-encoding.ts';
import {
  type Ctx,
  type Env,
  FAULT,
  presetHeader,
  refuse,
  requireSignIn,
  retryLater,
} from './env.ts';
import { securityHeaders } from './headers.ts';
import { LargeAnswers } from './large-answers.ts';
import type { Metrics } from './metrics.ts';
import { openapi } from './openapi.ts';
import { sameOrigin } from './origin.ts';
import { choiceRoutes } from './people/choice-routes.ts';
import { clockRoutes } from './people/clock-routes.ts';
import { enrolmentRoutes } from './people/enrolment-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { publicRoutes } from './people/public-routes.ts';
import { sessionRoutes } from './people/session-routes.ts';
import type { PeopleDeps } from './people/sign-in.ts';
import { wallRoutes } from './people/wall-routes.ts';
import { phrasebookRoutes } from './phrasebook.ts';
import { pictureRoutes } from './picture-routes.ts';
import type { Limits, RequestLimits } from './rate-limits.ts';
import { samePerson } from './same-person.ts';
import { StalledAnswers } from './stalled-answers.ts';
import { StaticFiles } from './static-files.ts';
import { pathIn, tabOf } from './tabs.ts';
import { tileRoutes } from './tiles.ts';
import { requireWeights, routeOf, tokensAtOnce, tokensFor, weightOf } from './weights.ts';
import { zoneOffsetRoutes } from './zone-offsets.ts';

/** Everything that the routes use. */
export interface AppDeps extends PeopleDeps {
  readonly metrics: Metrics;
  readonly limits: Pick<Limits, 'answers'>;
  readonly intake: CommandIntake;
  /** Shared with socket upgrades. */
  readonly requestLimits: RequestLimits;
  /** The origin of the pages, `https://cell.example`. */
  readonly origin: () => string;
  /** The address of the proxy whose headers are believed. */
  readonly proxy?: string | undefined;
  /** Folders of the built pages and of the basemap. */
  readonly page: string;
  readonly basemap: string;
  /** Folder of PMTiles files; without it no tiles are served. */
  readonly tiles?: string | undefined;
  /** Called with each fault of this server, which is answered 500. */
  readonly fault: (error: Error) => void;
}

/** The client of a request without a socket, as tests make them. */
const LOCAL_CLIENT: ClientAddress = { address: '127.0.0.1', secure: false, local: true };
const READS = ['GET', 'HEAD'];
/** Paths of the page besides `/`; the page itself reads the path. */
const PAGES = ['/wall', '/enrol', '/account', '/people', '/record'] as const;

/**
 * All routes; in an exercise the same ones also below the path of each tab. [S15] Errors are JSON
 * `{ error: { kind, why, … } }`.
 */
export function createApp(deps: AppDeps): Hono<Env> {
  const { cell, clock, pictures, metrics, people, authentication } = deps;
  const { refusals } = people;
  const tabIn = (url: string) => tabOf(pathIn(url), deps.mode);
  const app = new Hono<Env>({
    getPath: (request) => getPath(request).slice(tabIn(request.url).base.length),
  });

  app.onError((error, c) => {
    if ('code' in error && error.code === 'ECONNRESET') {
      return c.json({ error: { kind: 'invalid', why: 'the request broke off' } }, 400);
    }
    deps.fault(error);
    return c.json(FAULT, 500);
  });
  app.notFound((c) => refuse(c, 404, 'unknown', 'there is nothing here'));
  app.use(async (c, next) => {
    const start = performance.now();
    const { incoming } = c.env ?? {};
    const client = incoming === undefined ? LOCAL_CLIENT : clientAddressOf(incoming, deps.proxy);
    if ('why' in client) return refuse(c, 400, 'invalid', client.why, { rule: 'S19' });
    c.set('client', client);
    c.set('tab', tabIn(c.req.raw.url).tab);
    await next();
    presetHeader(c, 'date', new Date(deps.now()).toUTCString()); // pages go by it until a beat comes
    metrics.answered(routeOf(c)?.path ?? '/*', c.res.status, (performance.now() - start) / 1000);
    return undefined;
  });
  app.use(securityHeaders);

  app.use(async (c, next) => {
    const client = c.get('client');
    if (/^\/(api|tiles)\//.test(c.req.path)) {
      const cookies = c.req.header('Cookie');
      const authorization = c.req.header('Authorization');
      const presented = { cookies, authorization, client, tab: c.get('tab') };
      const identify = () => authentication.identify(presented);
      c.set('identifyAgain', identify);
      c.set('identity', identify());
    }
    const person = c.get('identity')?.person;
    const own = person?.role === 'feed' || c.req.path.startsWith('/api/') ? person : undefined;
    const weight = weightOf(c);
    const charge = (tokens: number): Response | undefined => {
      const spent = deps.requestLimits.take(own, client, tokens);
      if (spent === 'taken') return undefined;
      refusals.record('rate', client.address, person);
      return retryLater(c, spent, 'too many requests');
    };
    c.set('charge', (count) => charge(tokensFor(weight, count)));
    return charge(tokensAtOnce(weight)) ?? next();
  });

  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', (c) => {
    const alarms = [...pictures.values()].flatMap(({ replica: { alarm, id } }) =>
      alarm === undefined || pictureKindOf(cell, id) === 'shared' ? (alarm ?? []) : PRIVATE_ALARM,
    );
    alarms.push(...clockAlarms(clock, pictures, cell), ...stillRead(pictures));
    const unwritten = people.store.fault();
    if (unwritten !== undefined) alarms.push(`people and sessions cannot be written: ${unwritten}`);
    return alarms.length === 0 ? c.text('ready') : c.text(alarms.join('\n'), 503);
  });
  app.get('/metrics', async (c) =>
    c.get('client').local ? c.text(await metrics.text()) : c.notFound(),
  );
  const description = openapi();
  app.get('/api/openapi.json', (c) => sendJson(c, description));

  app.use('/api/*', async (c, next) => {
    if (READS.includes(c.req.method) || sameOrigin(originHeaders(c), deps.origin())) return next();
    refusals.record('origin', c.get('client').address, c.get('identity')?.person);
    return refuse(c, 403, 'forbidden', 'asked from another site', { rule: 'P8' });
  });
  app.use('/api/*', samePerson);
  app.use('/tiles/*', samePerson);
  app.route('/', publicRoutes(deps));
  app.route('/', choiceRoutes(deps));
  app.route('/', sessionRoutes(deps));
  app.route('/', enrolmentRoutes(deps));
  app.route('/', wallRoutes(deps));
  app.use('/api/*', requireSignIn);
  app.use('/tiles/*', requireSignIn);
  app.route('/', peopleRoutes(deps));
  app.route('/', clockRoutes(deps));
  const stalled = new StalledAnswers();
  const answers = new LargeAnswers({ limits: deps.limits.answers, stalled, fault: deps.fault });
  app.route('/', pictureRoutes({ ...deps, answers }));
  if (deps.tiles !== undefined) app.route('/', tileRoutes(deps.tiles, stalled));
  app.get('/api/cell', (c) => sendJson(c, cell));
  app.route('/', phrasebookRoutes());
  app.route('/', zoneOffsetRoutes());

  app.route('/', basemapRoutes(deps.basemap));
  const files = new StaticFiles(deps.page, stalled);
  const sendFile = async (c: Ctx, path: string, seconds = 0) =>
    (await files.send(c, path, cacheControl(seconds))) ?? c.notFound();
  app.get('/assets/*', (c) => sendFile(c, c.req.path, A_YEAR)); // their names have hashes
  for (const path of ['/', ...PAGES]) app.get(path, (c) => sendFile(c, '/index.html'));
  app.get('/*', (c) => sendFile(c, c.req.path));
  requireWeights(app.routes);
  return app;
}

const A_YEAR = 31_536_000;

/** 0: kept, and asked for again each time, which is answered 304 where nothing has changed. */
const cacheControl = (seconds: number): string =>
  seconds > 0 ? `public, max-age=${seconds}, immutable` : 'no-cache';

/** What is not served yet: of private pictures not even how long they are. */
const stillRead = (pictures: ReadonlyMap<string, ServedPicture>): string[] => {
  const left = [...pictures.values()].filter(({ replica }) => !replica.isWhole);
  return left.length === 0 ? [] : [`${left.length} of ${pictures.size} logs are still being read`];
};

/** In place of the alarm of a private picture, whose entries others may not know. */
const PRIVATE_ALARM = 'the log of one desk is open for reading only';

/** The headers that `sameOrigin` checks. */
const originHeaders = (c: Ctx) => ({
  origin: c.req.header('Origin'),
  site: c.req.header('Sec-Fetch-Site'),
  host: c.req.header('Host'),
  secure: c.get('client').secure,
});
