/** Finds the address of a client; believes a proxy's headers only from the proxy itself. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { BlockList, isIP, SocketAddress } from 'node:net';
import { TLSSocket } from 'node:tls';

/** The client of a request. */
export interface ClientAddress {
  /** IPv4 or IPv6. */
  readonly address: string;
  /** True if the client speaks TLS, with this server or with the proxy. */
  readonly secure: boolean;
  /** True if the connection itself comes from this machine; never for whom a proxy names. */
  readonly local: boolean;
}

/** Why the client of a request is not known: the proxy does not name it so that it can be read. */
export interface UnknownClient {
  readonly why: string;
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

/** The same for a header `Host`. */
export const isLoopbackHostHeader = (header: string | undefined): boolean =>
  isLoopbackHost(URL.parse(`http://${header ?? ''}`)?.hostname ?? '');

/** The address at the other end of the connection; empty once that has broken off. */
export const peerOf = ({ socket }: IncomingMessage): string =>
  normalized(socket.remoteAddress ?? '');

/**
 * The client of a request. Headers are believed only if the peer has the address `proxy`; undefined:
 * never. The proxy names the client in `X-Forwarded-For` or `Forwarded` (RFC 7239). A proxy may hand
 * on the one of the two that it does not write as the client wrote it, so they must not differ. [S19]
 */
export function clientAddressOf(
  request: IncomingMessage,
  proxy?: string,
): ClientAddress | UnknownClient {
  const { socket, headers } = request;
  const peer = peerOf(request);
  const direct = { address: peer, secure: socket instanceof TLSSocket, local: isLoopback(peer) };
  if (proxy === undefined || peer !== normalized(proxy)) return direct;
  const listed = lastValueOf(headers, 'x-forwarded-for');
  const forwarded = lastForwardedOf(headers);
  const name = listed ?? forwarded?.for;
  const scheme = lastValueOf(headers, 'x-forwarded-proto') ?? forwarded?.proto;
  if (name === undefined) {
    // the proxy's own request, or one of this machine beside it: those come under its own name
    if (forwarded === undefined && scheme === undefined && isOwnRequest(direct, headers))
      return direct;
    return { why: 'the proxy does not say who asks: it has to send X-Forwarded-For' };
  }
  const address = addressIn(name);
  if (address === undefined) {
    const shown = JSON.stringify(name.slice(0, 60));
    return { why: `the proxy says that ${shown} asks, which is no address` };
  }
  if (forwarded?.for !== undefined && addressIn(forwarded.for) !== address) {
    return { why: 'X-Forwarded-For and Forwarded name different clients' };
  }
  return { address, secure: scheme?.toLowerCase() === 'https', local: false };
}

const isOwnRequest = ({ local }: ClientAddress, { host }: IncomingHttpHeaders): boolean =>
  !local || isLoopbackHostHeader(host);

/** True if a request came neither from the proxy nor from this machine. */
export function bypassesProxy(request: IncomingMessage, proxy: string): boolean {
  const peer = peerOf(request);
  return peer !== normalized(proxy) && !isLoopback(peer);
}

/** The last value of a header's list: the one the proxy added. Those before it may be forged. */
function lastValueOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  const list = Array.isArray(value) ? value.join(',') : value;
  return list?.split(',').at(-1)?.trim();
}

/** `for` and `proto` of the last element of `Forwarded`; undefined: there is no such header. */
function lastForwardedOf({ forwarded }: IncomingHttpHeaders) {
  if (forwarded === undefined) return undefined;
  const last = separated(forwarded, ',').at(-1) ?? '';
  const pairs = separated(last, ';').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1).trim()];
  });
  const { for: name = '', proto } = Object.fromEntries(pairs);
  return { for: name, proto: proto && unquoted(proto) };
}

/** What stands between separators that are not in quotes. */
function separated(text: string, separator: ',' | ';'): string[] {
  const parts = [''];
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    if (sign === separator && !quoted) parts.push('');
    else parts.push(`${parts.pop()}${sign}`);
  }
  return parts;
}

const unquoted = (text: string): string => /^"(.*)"$/.exec(text)?.[1] ?? text;

/**
 * The address that a proxy wrote: alone or with a port, IPv6 with or without brackets, quoted or not.
 * undefined for anything else, such as `unknown` and `_hidden`.
 */
function addressIn(written: string): string | undefined {
  const text = unquoted(written);
  const bare =
    /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text;
  const address = normalized(bare);
  return isIP(address) === 0 ? undefined : address;
}

/** An IPv6 address as it is usually written; an IPv4-mapped one as IPv4; without zone (`%eth0`). */
function normalized(address: string): string {
  const bare = address.replace(/%.*$/, '');
  if (isIP(bare) !== 6) return bare;
  const usual = new SocketAddress({ address: bare, family: 'ipv6' }).address;
  return /^::ffff:\d+\.\d+\.\d+\.\d+$/.test(usual) ? usual.slice(7) : usual;
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
