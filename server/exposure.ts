/** Checks how the server is reached; refuses plain HTTP from other machines. [S14] */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { isLoopbackHost } from './lib/client-address.ts';

/** Settings that were found to be safe. */
export interface Exposure {
  /** The address to listen on. */
  readonly host: string;
  /** Certificate and key, both PEM; undefined: plain HTTP. */
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** The address of the proxy that serves HTTPS in front of this server. */
  readonly proxy: string | undefined;
  /** The origin of the pages, `https://cell.example`; undefined: `localhost` and the port. */
  readonly origin: string | undefined;
}

/** The environment variables that are read (docs/operations.md). */
export interface Settings {
  readonly HOST?: string | undefined;
  readonly TLS_CERT?: string | undefined;
  readonly TLS_KEY?: string | undefined;
  readonly TRUST_PROXY?: string | undefined;
  readonly ORIGIN?: string | undefined;
}

/** Checks the settings; `why`: the server must not start. Throws if a TLS file cannot be read. */
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

/** The origin in `text`; null for another scheme and for IP addresses, which have no passkeys. */
function parseOrigin(text: string, secure: boolean): string | null {
  const url = URL.parse(text);
  const named = url !== null && isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0;
  return named && url.protocol === (secure ? 'https:' : 'http:') ? url.origin : null;
}
