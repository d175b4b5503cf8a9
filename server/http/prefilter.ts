/** Rejects requests before any route sees them, for HTTP and socket upgrades. [S14] */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { asError } from '../lib/as-error.ts';
import { bypassesProxy, clientAddressOf, peerOf } from '../lib/client-address.ts';
import type { People } from '../people/people.ts';
import { isPathTraversal } from './path-traversal.ts';

interface PrefilterDeps {
  readonly people: People;
  /** The address of the proxy whose headers are believed. */
  readonly proxy?: string | undefined;
  /** Set if this server speaks HTTPS itself: then clients need not come through a proxy. */
  readonly tls?: object | undefined;
}

/** Status and error of a rejected request. */
export interface Rejection {
  readonly status: 400 | 404 | 421 | 500;
  readonly error: { readonly kind: string; readonly why: string; readonly rule?: string };
}

const NOT_FOUND: Rejection = {
  status: 404,
  error: { kind: 'unknown', why: 'there is nothing here', rule: 'S14' },
};
const MISDIRECTED: Rejection = {
  status: 421,
  error: { kind: 'misdirected', why: 'this server is asked through its proxy alone', rule: 'S14' },
};
const SERVER_FAULT: Rejection = {
  status: 500,
  error: { kind: 'fault', why: 'the server failed; nothing was taken' },
};

/**
 * 421 past the proxy; 400 if the proxy does not name the client so that it can be read, and 404 for
 * path traversal, which are recorded; undefined: it passes.
 */
export function rejectionOf(
  request: IncomingMessage,
  { people, proxy, tls }: PrefilterDeps,
): Rejection | undefined {
  if (proxy !== undefined && tls === undefined && bypassesProxy(request, proxy)) return MISDIRECTED;
  const client = clientAddressOf(request, proxy);
  if ('why' in client) {
    people.refusals.record('origin', peerOf(request));
    return { status: 400, error: { kind: 'invalid', why: client.why, rule: 'S19' } };
  }
  if (!isPathTraversal(request.url ?? '/')) return undefined;
  people.refusals.record('path', client.address);
  return NOT_FOUND;
}

/**
 * The result of `check`; if it throws, reports the fault and rejects this request alone with 500.
 */
export function rejectOnFault<T>(check: () => T, fault: (error: Error) => void): T | Rejection {
  try {
    return check();
  } catch (error) {
    fault(asError(error));
    return SERVER_FAULT;
  }
}

/** Handles a request of Node's server. */
type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A listener that answers rejected requests and passes all others to `listener`. */
export function withPrefilter(
  listener: Listener,
  reject: (request: IncomingMessage) => Rejection | undefined,
): Listener {
  return (request, response) => {
    const rejection = reject(request);
    if (rejection === undefined) return listener(request, response);
    const { status, error } = rejection;
    const headers = { 'Content-Type': 'application/json', 'X-Content-Type-Options': 'nosniff' };
    response.writeHead(status, headers).end(JSON.stringify({ error }));
    return undefined;
  };
}
