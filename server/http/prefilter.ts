/** What is turned back before any route reads it, whether it asks by HTTP or for a socket. [S14] */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorOf } from '../lib/as-error.ts';
import { bypassesProxy, clientAddressOf } from '../lib/client-address.ts';
import type { People } from '../people/people.ts';
import { climbsOut } from './path-traversal.ts';

interface Guarded {
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

const NOTHING: Rejection = {
  status: 404,
  error: { kind: 'unknown', why: 'there is nothing here', rule: 'S14' },
};
const PAST: Rejection = {
  status: 421,
  error: { kind: 'misdirected', why: 'this server is asked through its proxy alone', rule: 'S14' },
};
const FAILED: Rejection = {
  status: 500,
  error: { kind: 'fault', why: 'the server failed; nothing was taken' },
};

/** Why a request comes no further; undefined: it does. That its path tried to leave is on the record. */
export function rejectionOf(
  request: IncomingMessage,
  { people, proxy, tls }: Guarded,
): Rejection | undefined {
  if (proxy !== undefined && tls === undefined && bypassesProxy(request, proxy)) return PAST;
  if (!climbsOut(request.url ?? '/')) return undefined;
  people.refusals.say('path', clientAddressOf(request, proxy).address);
  return NOTHING;
}

/** What `judge` says of a request. A fault meanwhile is told, and is the end of this request alone. */
export function judged<T>(judge: () => T, fault: (error: Error) => void): T | Rejection {
  try {
    return judge();
  } catch (error) {
    fault(errorOf(error));
    return FAILED;
  }
}

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Hands on to `listener` what `judge` does not turn back. */
export function guarded(
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
