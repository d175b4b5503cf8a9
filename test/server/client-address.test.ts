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
    local: false,
  });
  expect(clientAddressOf(request('192.0.2.1', forged), '192.0.2.2')).toEqual({
    address: '192.0.2.1',
    secure: false,
    local: false,
  });
  expect(clientAddressOf(request('::ffff:192.0.2.1'))).toMatchObject({ address: '192.0.2.1' });
  expect(clientAddressOf(request('fe80::1%eth0'))).toMatchObject({ address: 'fe80::1' });
  expect(clientAddressOf(request('::ffff:127.0.0.1'))).toMatchObject({ local: true });
});

test('[S14] the named proxy is believed, and only what it added itself', () => {
  const said = (list: string, proto = 'https') => ({
    'x-forwarded-for': list,
    'x-forwarded-proto': proto,
  });
  const through = (headers: object) =>
    clientAddressOf(request('::ffff:10.0.0.1', headers), '10.0.0.1');
  expect(through(said('192.0.2.1'))).toMatchObject({ address: '192.0.2.1', secure: true });
  expect(through(said('127.0.0.1, 192.0.2.1', 'https, http'))).toMatchObject({
    address: '192.0.2.1',
    secure: false,
  });
  expect(through({})).toEqual({ address: '10.0.0.1', secure: false, local: false });
});

const behind = (headers: object, proxy = '10.0.0.1') =>
  clientAddressOf(request(proxy, headers), proxy);

test.each([
  ['1.2.3.4', '1.2.3.4'],
  ['1.2.3.4:5678', '1.2.3.4'],
  ['"1.2.3.4:5678"', '1.2.3.4'],
  [' 1.2.3.4 ', '1.2.3.4'],
  ['2001:db8::1', '2001:db8::1'],
  ['2001:0DB8:0::0001', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['[2001:db8::1]:5678', '2001:db8::1'],
  ['"[2001:db8::1]:5678"', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['[fe80::1%eth0]:80', 'fe80::1'],
  ['::ffff:1.2.3.4', '1.2.3.4'],
  ['[::FFFF:102:304]:80', '1.2.3.4'],
])('[S19] a proxy that writes %s names %s', (written, address) => {
  expect(behind({ 'x-forwarded-for': written })).toMatchObject({ address, local: false });
  expect(behind({ 'x-forwarded-for': `192.0.2.7, ${written}` })).toMatchObject({ address });
  const quoted = written.includes('"') ? written : `"${written.trim()}"`;
  expect(behind({ forwarded: `for=192.0.2.7;by=x, proto=https;For=${quoted}` })).toMatchObject({
    address,
    secure: true,
  });
});

test.each([
  '',
  'unknown',
  '_hidden',
  'nonsense',
  'cell.example',
  '1.2.3',
  '1.2.3.4.5',
  '01.2.3.4',
  '1.2.3.4:',
  '1.2.3.4:port',
  '1.2.3.4, ',
  '[2001:db8::1',
  '2001:db8::1]:80',
  '[1.2.3.4:80',
  '[localhost]:80',
  'localhost',
  '"',
  '1.2.3.4"',
  '%eth0',
])('[S19] a proxy that writes %s names nobody, and least of all this machine', (written) => {
  for (const proxy of ['10.0.0.1', '127.0.0.1']) {
    const host = `${proxy}:8080`;
    for (const headers of [
      { 'x-forwarded-for': written, host },
      { forwarded: `for=${written}`, host },
      { 'x-forwarded-for': written, forwarded: 'for=192.0.2.1', host },
    ]) {
      expect(behind(headers, proxy)).toMatchObject({ why: expect.stringMatching(/\S/) });
    }
  }
});

test('[S19] the header that the proxy does not write is the client own, and gives no other address', () => {
  const [mine, forged] = ['192.0.2.1', '127.0.0.1'];
  const both = (one: string, other: string) =>
    behind({ 'x-forwarded-for': one, forwarded: `for=${other}` });
  expect(both(mine, mine)).toMatchObject({ address: mine });
  expect(both(mine, forged)).toHaveProperty('why');
  expect(both(forged, mine)).toHaveProperty('why');
  expect(behind({ forwarded: `by=${mine}` })).toHaveProperty('why');
  expect(behind({ forwarded: `for=${forged}, for=${mine};by="a, for=${forged}"` })).toMatchObject({
    address: mine,
  });
});

test('[S19] a proxy on this machine that names nobody hands nobody the rights of this machine', () => {
  const here = (headers: object) => behind(headers, '127.0.0.1');
  const own = { address: '127.0.0.1', secure: false, local: true };
  expect(here({ host: 'localhost:8080' })).toEqual(own); // a feed, or the operator, beside it
  expect(here({ host: '[::1]:8080' })).toEqual(own);
  expect(here({ host: 'cell.example' })).toHaveProperty('why');
  expect(here({})).toHaveProperty('why');
  expect(here({ host: 'localhost:8080', 'x-forwarded-proto': 'https' })).toHaveProperty('why');
  for (const named of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.0.1:80']) {
    expect(here({ host: 'localhost', 'x-forwarded-for': named })).toMatchObject({ local: false });
  }
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
  expect(clientAddressOf({ socket, headers: {} } as IncomingMessage)).toMatchObject({
    secure: true,
  });
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
