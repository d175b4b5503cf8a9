/** What is turned back before any route reads it, whether it asks by HTTP or for a socket. [S14] */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { asError } from '../lib/as-error.ts';
import { bypassesProxy, clientAddressOf } from '../lib/client-address.ts';
import type { People } from '../people/people.ts';
import { isPathTraversal } from './path-traversal.ts';

interface PrefilterDeps {
  readonly people: People;
  /** The address of a proxy that is believed. */
  readonly proxy?: string | undefined;
  /** The certificate of a server that serves HTTPS itself: nobody has to come by a proxy. */
  readonly tls?: object | undefined;
}

/** The status, and the error that says why. */
export interface Rejection {
  readonly status: 404 | 421 | 500;
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

/** Why a request comes no further; undefined: it does. That its path tried to leave is on the record. */
export function rejectionOf(
  request: IncomingMessage,
  { people, proxy, tls }: PrefilterDeps,
): Rejection | undefined {
  if (proxy !== undefined && tls === undefined && bypassesProxy(request, proxy)) return MISDIRECTED;
  if (!isPathTraversal(request.url ?? '/')) return undefined;
  people.refusals.record('path', clientAddressOf(request, proxy).address);
  return NOT_FOUND;
}

/** What `judge` says of a request. A fault meanwhile is told, and is the end of this request alone. */
export function rejectOnFault<T>(judge: () => T, fault: (error: Error) => void): T | Rejection {
  try {
    return judge();
  } catch (error) {
    fault(asError(error));
    return SERVER_FAULT;
  }
}

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Hands on to `listener` what `judge` does not turn back. */
export function withPrefilter(
  listener: Listener,
  judge: (request: IncomingMessage) => Rejection | undefined,
): Listener {
  return (request, response) => {
    const turned = judge(request);
    if (turned === undefined) return listener(request, response);
    const { status, error } = turned;
    const headers = { 'Content-Type': 'application/json', 'X-Content-Type-Options': 'nosniff' };
    response.writeHead(status, headers).end(JSON.stringify({ error }));
    return undefined;
  };
}
