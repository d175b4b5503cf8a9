/** Where a request comes from, as far as it can be believed. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { TLSSocket } from 'node:tls';

export interface ClientAddress {
  /** The address of who asks, as IPv4 or IPv6. */
  readonly address: string;
  /** Whether they ask over TLS. */
  readonly secure: boolean;
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether an address is this machine's own. */
export const isLoopback = (address: string): boolean =>
  isIP(address) !== 0 && LOOPBACK.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** A host name or address that no other machine answers for. */
export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || isLoopback(host.replace(/^\[|\]$/g, ''));

/** Who asks. What a proxy says is believed of the one at the address `proxy` alone. */
export function clientAddressOf(
  { socket, headers }: IncomingMessage,
  proxy?: string,
): ClientAddress {
  const peer = normalized(socket.remoteAddress ?? '');
  const direct = { address: peer, secure: socket instanceof TLSSocket };
  if (proxy === undefined || peer !== normalized(proxy)) return direct;
  const forwarded = lastValueOf(headers, 'x-forwarded-for');
  const scheme = lastValueOf(headers, 'x-forwarded-proto');
  if (forwarded === undefined) return direct; // asked by the proxy's own machine
  const address = normalized(forwarded);
  return { address: isIP(address) === 0 ? peer : address, secure: scheme === 'https' };
}

/** Whether a request came neither by the proxy nor from this machine. */
export function bypassesProxy({ socket }: IncomingMessage, proxy: string): boolean {
  const peer = normalized(socket.remoteAddress ?? '');
  return peer !== normalized(proxy) && !isLoopback(peer);
}

/** The last of a list: what the proxy itself added; anything before it may be made up. */
function lastValueOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  const list = Array.isArray(value) ? value.join(',') : value;
  return list?.split(',').at(-1)?.trim();
}

/** IPv4 in IPv6 clothes as IPv4; without the name of a network card. */
function normalized(address: string): string {
  const bare = address.replace(/%.*$/, '');
  return /^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(bare) ? bare.slice(7) : bare;
}

/** What is limited together: an IPv4 address, or the IPv6 network that one household has (/64). */
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
