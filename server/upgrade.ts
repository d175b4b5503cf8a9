/** Turns an HTTP upgrade into a screen on a picture's stream, if who asks may read it. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { mayRead } from '../picture/decide.ts';
import type { Served } from './served.ts';
import { personIn, sameOrigin } from './session.ts';
import type { Standing } from './stream.ts';

const MAX_MESSAGE = 64 * 1024;
const LIVE = /^\/api\/pictures\/([a-z][a-z0-9-]*)\/live$/;

interface Deps {
  readonly pictures: ReadonlyMap<string, Served>;
  readonly secret: Buffer;
  /** Told of a fault of this server while it serves a socket. */
  readonly fault: (error: Error) => void;
}

/** Answers the upgrades of `server`: 401, 403 and 404 as HTTP does, 400 for a standing it cannot read. */
export function upgradeSockets(server: Server, { pictures, secret, fault }: Deps): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, rest: Buffer) => {
    stream.on('error', () => stream.destroy()); // the other side went away: nothing to tell it
    const url = URL.parse(request.url ?? '/', 'http://cell');
    if (url === null) return refuse(stream, '400 Bad Request');
    const person = personIn(secret, request.headers.cookie);
    if (person === undefined) return refuse(stream, '401 Unauthorized');
    if (!sameOrigin(request.headers.origin, request.headers.host)) {
      return refuse(stream, '403 Forbidden');
    }
    const served = pictures.get(LIVE.exec(url.pathname)?.[1] ?? '');
    if (served === undefined || !mayRead(served.keeper.picture, person)) {
      return refuse(stream, '404 Not Found');
    }
    const standing = standingIn(url.searchParams);
    if (standing === 'unreadable') return refuse(stream, '400 Bad Request');
    sockets.handleUpgrade(request, stream, rest, (socket) => {
      served.stream.join(socket, person, standing).catch((error: Error) => {
        fault(error);
        socket.terminate();
      });
    });
  });
}

function standingIn(query: URLSearchParams): Standing | 'unreadable' {
  const after = query.get('after');
  const hash = query.get('hash');
  if (after === null) return undefined;
  if (!/^\d{1,15}$/.test(after) || !/^[0-9a-f]{64}$/.test(hash ?? '')) return 'unreadable';
  return { after: Number(after), hash: hash ?? '' };
}

function refuse(stream: Duplex, status: string): void {
  stream.once('finish', () => stream.destroy()); // or it stays open until the other side ends it
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
