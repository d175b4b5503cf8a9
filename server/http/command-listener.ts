/**
 * `POST …/changes` on bare node:http, in front of Hono, which would be most of what a command costs. Only a
 * plain request that passes every check is answered here; any other goes on to Hono, whose routes refuse it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mayRead } from '../../picture/permission.ts';
import { nameInHeader, PERSON_HEADER } from '../../picture/wire.ts';
import { asError } from '../lib/as-error.ts';
import { type ClientAddress, clientAddressOf } from '../lib/client-address.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import type { AppDeps } from './app.ts';
import type { Presented } from './authenticate.ts';
import { type Answered, MAX_BODY, MAX_WAITING } from './command-intake.ts';
import { FAULT, type Identity, NOBODY } from './env.ts';
import { headersOf } from './headers.ts';
import { sameOrigin } from './origin.ts';
import type { Listener } from './prefilter.ts';
import { isSamePerson } from './same-person.ts';
import { tabOf } from './tabs.ts';
import { tokensAtOnce, WEIGHTS } from './weights.ts';

type Deps = Pick<
  AppDeps,
  | 'authentication'
  | 'fault'
  | 'intake'
  | 'metrics'
  | 'mode'
  | 'now'
  | 'origin'
  | 'pictures'
  | 'proxy'
  | 'requestLimits'
>;

/** A request that passed every check which needs no body. */
interface Admitted {
  readonly identity: Identity;
  readonly presented: Presented;
  readonly served: ServedPicture;
}

const ROUTE = '/api/pictures/:picture/changes';
const PATH = /^\/api\/pictures\/([a-z][a-z0-9-]*)\/changes$/;
const WEIGHT = tokensAtOnce(WEIGHTS[`POST ${ROUTE}`] ?? 1);
/** Hosts of which Hono makes the same URL; others are read there. */
const PLAIN_HOST = /^[a-z0-9._-]+(:([1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}))?$/;

/** A listener that answers such requests, and passes all others to `others`. */
export function withCommands(deps: Deps, others: Listener): Listener {
  return (request, response) => {
    const start = performance.now();
    const admitted = request.method === 'POST' ? admitOr500(request, deps) : undefined;
    if (admitted === undefined) return others(request, response);
    if (admitted === 'failed') {
      response.writeHead(500, { 'content-type': FAILED.type }).end(FAILED.text);
      return undefined;
    }
    const answer = (answered: Answered | Failed) => {
      send(response, answered, admitted, deps.now());
      deps.metrics.answered(ROUTE, answered.status, (performance.now() - start) / 1000);
    };
    readBody(request, (bytes) => {
      take(bytes, request, admitted, deps)
        .catch((fault) => {
          deps.fault(asError(fault));
          return FAILED;
        })
        .then(answer)
        .catch((fault) => {
          deps.fault(asError(fault));
          response.destroy();
        });
    });
    return undefined;
  };
}

/** As `admit`; 'failed' if the store of sessions cannot be read, as Hono answers it. */
function admitOr500(request: IncomingMessage, deps: Deps): Admitted | 'failed' | undefined {
  try {
    return admit(request, deps);
  } catch (fault) {
    deps.fault(asError(fault));
    return 'failed';
  }
}

/** What passes every check; undefined: Hono answers it. Nothing is recorded here. */
function admit(request: IncomingMessage, deps: Deps): Admitted | undefined {
  const { headers, url = '' } = request;
  const { tab, path } = tabOf(url, deps.mode);
  const served = deps.pictures.get(PATH.exec(path)?.[1] ?? '');
  if (served === undefined || !served.replica.isWhole || !isPlain(request)) return undefined;
  const client = clientAddressOf(request, deps.proxy);
  if ('why' in client) return undefined;
  const { cookie: cookies, authorization, origin, host } = headers;
  const presented = { cookies, authorization, client, tab };
  const identity = deps.authentication.peek(presented);
  if (identity === undefined) return undefined;
  const { person } = identity;
  const site = one(headers['sec-fetch-site']);
  const passes =
    sameOrigin({ origin, site, host, secure: client.secure }, deps.origin()) &&
    isSamePerson(one(headers[PERSON_HEADER.toLowerCase()]), person) &&
    mayRead(served.replica.picture, person) &&
    served.appender.waiting <= MAX_WAITING &&
    deps.requestLimits.take(person, client, WEIGHT) === 'taken'; // last: what is not taken is asked again
  return passes ? { identity, presented, served } : undefined;
}

/** True if a request says in the one usual way how long its body is and where it goes. */
function isPlain({ headers, headersDistinct }: IncomingMessage): boolean {
  const { 'content-length': length, authorization, host } = headers;
  return (
    length !== undefined &&
    Number(length) <= MAX_BODY &&
    headers['transfer-encoding'] === undefined &&
    host !== undefined &&
    PLAIN_HOST.test(host) &&
    headersDistinct.host?.length === 1 &&
    (authorization === undefined || headersDistinct.authorization?.length === 1)
  );
}

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value;

/** Calls `then` with the body once all of it is here; never, if the request breaks off. */
function readBody(request: IncomingMessage, then: (bytes: Uint8Array) => void): void {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('error', () => {}); // it broke off: nobody waits for an answer
  request.on('end', () => then(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
}

async function take(
  bytes: Uint8Array,
  { headers }: IncomingMessage,
  { identity, presented, served }: Admitted,
  { authentication, intake }: Deps,
): Promise<Answered | Failed> {
  // [S4] it may have taken long to arrive
  if (identity.session !== undefined && authentication.identify(presented) === undefined) {
    return ENDED;
  }
  const { person } = identity;
  const { client } = presented;
  return intake.take({ served, person, client, type: headers['content-type'], bytes });
}

/** An answer in place of that of the commands. */
interface Failed extends Omit<Answered, 'status'> {
  readonly status: 401 | 500;
}

const ENDED: Failed = { status: 401, type: 'application/json', text: JSON.stringify(NOBODY) };
const FAILED = {
  status: 500,
  type: 'application/json',
  text: JSON.stringify(FAULT),
} as const satisfies Failed;

function send(
  response: ServerResponse,
  { status, type, text, retryAfter }: Answered | Failed,
  { identity, presented }: Admitted,
  now: number,
): void {
  const headers = [
    ...flatHeadersOf(presented.client),
    PERSON_HEADER.toLowerCase(),
    nameInHeader(identity.person),
    'date',
    new Date(now).toUTCString(),
    'content-type',
    type,
    'content-length',
    String(Buffer.byteLength(text)),
  ];
  if (retryAfter !== undefined) headers.push('retry-after', String(retryAfter));
  response.writeHead(status, headers).end(text);
}

const flat = new Map<boolean, readonly string[]>();

/** The headers of every answer to somebody who is signed in, names and values in turn. */
function flatHeadersOf(client: ClientAddress): readonly string[] {
  const known = flat.get(client.secure);
  if (known !== undefined) return known;
  const headers = [...headersOf(client).flat(), 'cache-control', 'no-store'];
  flat.set(client.secure, headers);
  return headers;
}
