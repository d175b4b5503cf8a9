/** Whether a page of this server asks, or one of another site. [P8] */
import { isIP } from 'node:net';

/** What a browser says of where a request comes from. */
export interface OriginHeaders {
  readonly origin: string | undefined;
  readonly site: string | undefined;
  readonly host: string | undefined;
  readonly secure: boolean;
}

/**
 * Whether it is asked for from a page of this server, scheme, host and port, or by no page at all. The
 * server's pages are those at `own`, and at the host that was asked for, if that is one that another
 * site's name cannot be made to stand for: an address, or this machine.
 */
export function sameOrigin({ origin, site, host, secure }: OriginHeaders, own: string): boolean {
  if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
  if (origin === own) return true;
  const asked = URL.parse(`${secure ? 'https' : 'http'}://${host ?? ''}`);
  return asked !== null && host !== undefined && origin === asked.origin && isFixedHost(asked, own);
}

function isFixedHost({ hostname }: URL, own: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || isIP(bare) !== 0 || hostname === new URL(own).hostname;
}
