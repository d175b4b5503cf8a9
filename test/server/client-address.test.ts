import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { expect, test } from 'vitest';
import {
  bypassesProxy,
  clientAddressOf,
  isLoopback,
  isLoopbackHost,
  networkOf,
} from '../../server/lib/client-address.ts';

const request = (remoteAddress: string, headers: object = {}, socket: object = {}) =>
  ({ socket: Object.assign(socket, { remoteAddress }), headers }) as IncomingMessage; // all that is read

test('[S14] the address is that of the connection, whatever the request says', () => {
  const forged = { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' };
  expect(clientAddressOf(request('192.0.2.1', forged))).toEqual({
    address: '192.0.2.1',
    secure: false,
  });
  expect(clientAddressOf(request('192.0.2.1', forged), '192.0.2.2')).toEqual({
    address: '192.0.2.1',
    secure: false,
  });
  expect(clientAddressOf(request('::ffff:192.0.2.1')).address).toBe('192.0.2.1');
  expect(clientAddressOf(request('fe80::1%eth0')).address).toBe('fe80::1');
});

test('[S14] the named proxy is believed, and only what it added itself', () => {
  const said = (list: string, proto = 'https') => ({
    'x-forwarded-for': list,
    'x-forwarded-proto': proto,
  });
  const through = (headers: object) =>
    clientAddressOf(request('::ffff:10.0.0.1', headers), '10.0.0.1');
  expect(through(said('192.0.2.1'))).toEqual({ address: '192.0.2.1', secure: true });
  expect(through(said('127.0.0.1, 192.0.2.1', 'https, http'))).toEqual({
    address: '192.0.2.1',
    secure: false,
  });
  expect(through(said('nonsense'))).toEqual({ address: '10.0.0.1', secure: true });
  expect(through({})).toEqual({ address: '10.0.0.1', secure: false });
});

test.each([
  ['10.0.0.1', false],
  ['::ffff:10.0.0.1', false],
  ['127.0.0.1', false],
  ['::1', false],
  ['10.0.0.2', true],
  ['::ffff:192.0.2.1', true],
  ['fe80::1%eth0', true],
  ['', true],
])('[S14] a request from %s has come past the proxy at 10.0.0.1: %s', (peer, past) => {
  const said = { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' };
  expect(bypassesProxy(request(peer, said), '10.0.0.1')).toBe(past);
});

test('a TLS connection is secure', () => {
  const socket = Object.create(TLSSocket.prototype, {
    remoteAddress: { value: '192.0.2.1', writable: true },
  });
  expect(clientAddressOf({ socket, headers: {} } as IncomingMessage).secure).toBe(true);
});

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['192.0.2.1', false],
  ['::', false],
  ['0.0.0.0', false],
  ['', false],
  ['localhost', false],
])('%s is loopback: %s', (address, here) => {
  expect(isLoopback(address)).toBe(here);
  expect(isLoopbackHost(address)).toBe(here || address === 'localhost');
});

test('[S13] what is limited together is an IPv4 address or an IPv6 network', () => {
  expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
  expect(networkOf('2001:db8:0:1::1')).toBe(networkOf('2001:0db8:0000:0001:ffff::2'));
  expect(networkOf('2001:db8::1')).toBe(networkOf('2001:db8::2:2:2:2'));
  expect(networkOf('2001:db8:0:1::1')).not.toBe(networkOf('2001:db8:0:2::1'));
  expect(networkOf('::1')).toBe('0:0:0:0');
});
