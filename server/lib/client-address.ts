/** Finds the address of a client; believes a proxy's headers only from the proxy itself. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { TLSSocket } from 'node:tls';

/** The client of a request. */
export interface ClientAddress {
  /** IPv4 or IPv6. */
  readonly address: string;
  /** True if the client speaks TLS, with this server or with the proxy. */
  readonly secure: boolean;
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** True for 127.0.0.0/8 and ::1. */
export const isLoopback = (address: string): boolean =>
  isIP(address) !== 0 && LOOPBACK.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** True for `localhost` and loopback addresses, also `[::1]`. */
export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || isLoopback(host.replace(/^\[|\]$/g, ''));

/**
 * The client of a request. `X-Forwarded-For` and `X-Forwarded-Proto` are believed only if the peer
 * has the address `proxy`; undefined: never.
 */
export function clientAddressOf(
  { socket, headers }: IncomingMessage,
  proxy?: string,
): ClientAddress {
  const peer = normalized(socket.remoteAddress ?? '');
  const direct = { address: peer, secure: socket instanceof TLSSocket };
  if (proxy === undefined || peer !== normalized(proxy)) return direct;
  const forwarded = lastValueOf(headers, 'x-forwarded-for');
  const scheme = lastValueOf(headers, 'x-forwarded-proto');
  if (forwarded === undefined) return direct; // the proxy forwards nobody: its own request
  const address = normalized(forwarded);
  return { address: isIP(address) === 0 ? peer : address, secure: scheme === 'https' };
}

/** True if a request came neither from the proxy nor from this machine. */
export function bypassesProxy({ socket }: IncomingMessage, proxy: string): boolean {
  const peer = normalized(socket.remoteAddress ?? '');
  return peer !== normalized(proxy) && !isLoopback(peer);
}

/** The last value of a header's list: the one the proxy added. Those before it may be forged. */
function lastValueOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  const list = Array.isArray(value) ? value.join(',') : value;
  return list?.split(',').at(-1)?.trim();
}

/** An IPv4-mapped IPv6 address as IPv4; the zone id (`%eth0`) is dropped. */
function normalized(address: string): string {
  const bare = address.replace(/%.*$/, '');
  return /^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(bare) ? bare.slice(7) : bare;
}

/** The network that is rate limited as one: an IPv4 address, or the /64 of an IPv6 address. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array.from({ length: gap }, () => '0'), ...last];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
