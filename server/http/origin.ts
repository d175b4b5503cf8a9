/** Checks that a request comes from a page of this server, not from another site. [P8] */
import { isIP } from 'node:net';

/** The headers Origin, Sec-Fetch-Site and Host. `secure`: the client speaks TLS. */
export interface OriginHeaders {
  readonly origin: string | undefined;
  readonly site: string | undefined;
  readonly host: string | undefined;
  readonly secure: boolean;
}

/**
 * True if the request comes from a page of this server (scheme, host and port) or from no page.
 * Pages are at `own`, and at the host in the request if it is an IP address or localhost: another
 * site cannot point these at this server by DNS rebinding.
 */
export function sameOrigin({ origin, site, host, secure }: OriginHeaders, own: string): boolean {
  if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
  if (origin === own) return true;
  const requested = URL.parse(`${secure ? 'https' : 'http'}://${host ?? ''}`);
  return (
    requested !== null &&
    host !== undefined &&
    origin === requested.origin &&
    isFixedHost(requested, own)
  );
}

/** True if DNS of another site cannot make this host point here. */
function isFixedHost({ hostname }: URL, own: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || isIP(bare) !== 0 || hostname === new URL(own).hostname;
}
