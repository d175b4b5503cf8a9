/** Upgrades HTTP requests to sockets on a picture's stream, for people who may read it. */
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { mayRead } from '../../picture/permission.ts';
import { PERSON_QUERY } from '../../picture/wire.ts';
import { clientAddressOf } from '../lib/client-address.ts';
import type { People } from '../people/people.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import type { ResumePoint } from '../pictures/stream.ts';
import type { Authentication } from './authenticate.ts';
import type { Identity } from './env.ts';
import { sameOrigin } from './origin.ts';
import { rejectionOf, rejectOnFault } from './prefilter.ts';
import type { RequestLimits } from './rate-limits.ts';
import { isSamePerson } from './same-person.ts';
import type { Sockets } from './sockets.ts';
import { tabOf } from './tabs.ts';
import { tokensAtOnce, WEIGHTS } from './weights.ts';

const MAX_MESSAGE = 64 * 1024;
/** Seconds after which to try again when all sockets are taken. */
const RETRY_WHEN_FULL = 30;
const WEIGHT = tokensAtOnce(WEIGHTS['GET /api/pictures/:picture/live'] ?? 1);
/** The same while the log is still being read. */
const RETRY_WHILE_READING = 2;
const LIVE = /^\/api\/pictures\/([a-z][a-z0-9-]*)\/live$/;

interface UpgradeDeps {
  readonly mode: 'live' | 'exercise';
  readonly pictures: ReadonlyMap<string, ServedPicture>;
  readonly authentication: Authentication;
  readonly sockets: Sockets;
  /** Shared with HTTP requests. */
  readonly requestLimits: RequestLimits;
  readonly people: People;
  /** The origin of the pages. */
  readonly origin: () => string;
  /** The address of the proxy whose headers are believed. */
  readonly proxy?: string | undefined;
  /** Set if this server speaks HTTPS itself. */
  readonly tls?: object | undefined;
  /** Called with each fault of this server while it serves a socket. */
  readonly fault: (error: Error) => void;
}

/**
 * Handles the upgrades of `server`. Refuses with 401, 403, 404, 409, 421, 429, 500 and 503 as routes do,
 * and with 400 if `after` or `hash` cannot be read.
 */
export function upgradeSockets(server: Server, deps: UpgradeDeps): void {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false, // it would keep the request of each socket; http/sockets.ts counts them
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, rest: Buffer) => {
    stream.on('error', destroyed); // the client is gone
    const found = rejectOnFault(() => authorize(request, deps), deps.fault);
    if ('status' in found) return refuse(stream, found);
    const { served, identity, resumeFrom: standing } = found;
    stream.cork(); // the answer and the first frames are one write: the kernel is half of a join
    process.nextTick(uncork, stream);
    sockets.handleUpgrade(request, stream, rest, (socket) => {
      deps.sockets.add(socket, identity);
      const { person, session } = identity;
      served.stream.join(socket, person, standing, session?.hash).catch((error: Error) => {
        deps.fault(error);
        socket.terminate();
      });
    });
  });
}

const uncork = (stream: Duplex): void => stream.uncork();

/** A listener that holds nothing: a closure would keep the request for as long as its socket lives. */
function destroyed(this: Duplex): void {
  this.destroy();
}

/** A socket that may open, and where its screen resumes. */
interface Accepted {
  readonly served: ServedPicture;
  readonly identity: Identity;
  readonly resumeFrom: ResumePoint;
}

interface Rejected {
  readonly status: number;
  /** Seconds for `Retry-After`. */
  readonly later?: number;
}

/**
 * Checks, in this order: prefilter, origin, rate, session, whose it is, permission, resume point,
 * open sockets.
 */
function authorize(request: IncomingMessage, deps: UpgradeDeps): Accepted | Rejected {
  const {
    pictures,
    authentication,
    sockets,
    requestLimits: requests,
    people,
    origin,
    proxy,
  } = deps;
  const { headers } = request;
  const rejection = rejectionOf(request, deps);
  if (rejection !== undefined) return rejection;
  const client = clientAddressOf(request, proxy);
  if ('why' in client) return { status: 400 };
  const originHeaders = { origin: headers.origin, site: undefined, host: headers.host, ...client };
  if (!sameOrigin(originHeaders, origin())) {
    people.refusals.record('origin', client.address);
    return { status: 403 };
  }
  const url = URL.parse(`http://cell${request.url ?? '/'}`);
  if (url === null) return { status: 400 };
  const { tab, path } = tabOf(url.pathname, deps.mode);
  const { cookie: cookies, authorization } = headers;
  const identity = authentication.identify({ cookies, authorization, client, tab });
  const spent = requests.take(identity?.person, client, WEIGHT);
  if (spent !== 'taken') {
    people.refusals.record('rate', client.address, identity?.person);
    return { status: 429, later: spent };
  }
  if (identity === undefined) return { status: 401 };
  if (!isSamePerson(url.searchParams.get(PERSON_QUERY), identity.person)) return { status: 409 };
  const served = pictures.get(LIVE.exec(path)?.[1] ?? '');
  if (served === undefined || !mayRead(served.replica.picture, identity.person)) {
    people.refusals.record('read', client.address, identity.person);
    return { status: 404 };
  }
  if (!served.replica.isWhole) return { status: 503, later: RETRY_WHILE_READING };
  const standing = resumePointIn(url.searchParams);
  if (standing === 'unreadable') return { status: 400 };
  if (!sockets.hasRoom(identity)) {
    people.refusals.record('rate', client.address, identity.person);
    return { status: 429, later: RETRY_WHEN_FULL };
  }
  return { served, identity, resumeFrom: standing };
}

/** The resume point in the query `after` and `hash`. */
function resumePointIn(query: URLSearchParams): ResumePoint | 'unreadable' {
  const after = query.get('after');
  const hash = query.get('hash');
  if (after === null) return undefined;
  if (!/^\d{1,15}$/.test(after) || !/^[0-9a-f]{64}$/.test(hash ?? '')) return 'unreadable';
  return { after: Number(after), hash: hash ?? '' };
}

function refuse(stream: Duplex, { status, later }: Rejected): void {
  stream.once('finish', () => stream.destroy()); // or it stays open until the client ends it
  const again = later === undefined ? [] : [`Retry-After: ${later}`];
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close', ...again];
  stream.end([...head, 'Content-Length: 0', '', ''].join('\r\n'));
}
