/** How the server is reached, from its settings; refuses what would send sessions over an open line. [S14] */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { isLoopbackHost } from './lib/client-address.ts';

export interface Exposure {
  readonly host: string;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  readonly proxy: string | undefined;
  readonly origin: string | undefined;
}

/** The settings, as the environment has them. */
export interface Settings {
  readonly HOST?: string | undefined;
  readonly TLS_CERT?: string | undefined;
  readonly TLS_KEY?: string | undefined;
  readonly TRUST_PROXY?: string | undefined;
  readonly ORIGIN?: string | undefined;
}

/** How the server is reached, or why it does not start so. */
export function exposure(settings: Settings): Exposure | { readonly why: string } {
  const { HOST = '127.0.0.1', TLS_CERT, TLS_KEY, TRUST_PROXY, ORIGIN } = settings;
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined)) {
    return { why: 'TLS_CERT and TLS_KEY belong together: one of them is missing' };
  }
  if (TRUST_PROXY !== undefined && isIP(TRUST_PROXY) === 0) {
    return { why: `TRUST_PROXY=${TRUST_PROXY} is not the address of a proxy` };
  }
  const secure = TLS_CERT !== undefined || TRUST_PROXY !== undefined;
  if (!secure && !isLoopbackHost(HOST)) {
    return {
      why: `HOST=${HOST} is not loopback: set TLS_CERT and TLS_KEY, or TRUST_PROXY to the address of the proxy that serves HTTPS`,
    };
  }
  const origin = ORIGIN === undefined ? undefined : parseOrigin(ORIGIN, secure);
  if (origin === null) {
    return { why: `ORIGIN=${ORIGIN} is not ${secure ? 'https' : 'http'}:// and a host name` };
  }
  if (origin === undefined && TRUST_PROXY !== undefined) {
    return { why: 'behind a proxy ORIGIN says what the pages are called, https://cell.example' };
  }
  const tls =
    TLS_CERT === undefined || TLS_KEY === undefined
      ? undefined
      : { cert: readFileSync(TLS_CERT), key: readFileSync(TLS_KEY) };
  return { host: HOST, tls, proxy: TRUST_PROXY, origin };
}

/** An origin and nothing else; passkeys are good at names, never at addresses. */
function parseOrigin(text: string, secure: boolean): string | null {
  const url = URL.parse(text);
  const named = url !== null && isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0;
  return named && url.protocol === (secure ? 'https:' : 'http:') ? url.origin : null;
}
