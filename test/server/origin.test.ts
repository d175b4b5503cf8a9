import { expect, test } from 'vitest';
import { sameOrigin } from '../../server/http/origin.ts';

const OWN = 'https://cell.example';
const asked = (origin: string | undefined, host?: string, more: object = {}) =>
  sameOrigin({ origin, host, site: undefined, secure: false, ...more }, OWN);

test('[P8] the origin of the setting is the own one, and so is an address or this machine, to the letter', () => {
  expect(asked(OWN, 'whatever')).toBe(true);
  expect(asked('http://127.0.0.1:8080', '127.0.0.1:8080')).toBe(true);
  expect(asked('http://[::1]:8080', '[::1]:8080')).toBe(true);
  expect(asked('http://localhost:8080', 'localhost:8080')).toBe(true);
  expect(asked('http://cell.example', 'cell.example')).toBe(true);
  expect(asked('https://127.0.0.1', '127.0.0.1', { secure: true })).toBe(true);
});

test.each([
  ['http://127.0.0.1', '127.0.0.1:8080'],
  ['http://127.0.0.1:8081', '127.0.0.1:8080'],
  ['https://127.0.0.1:8080', '127.0.0.1:8080'],
  ['http://127.0.0.1:8080', 'localhost:8080'],
  ['http://127.0.0.1.evil:8080', '127.0.0.1:8080'],
  ['http://127.0.0.1:8080', undefined],
  ['https://cell.example.evil', 'cell.example'],
  ['null', '127.0.0.1:8080'],
  ['', '127.0.0.1:8080'],
  ['x', 'x'],
  ['http://evil.example:8080', 'evil.example:8080'], // a name that was made to stand for this machine
])('[P8] %s is another site at %s', (origin, host) => {
  expect(asked(origin, host)).toBe(false);
});

test('[P8] a browser that names no origin says by Sec-Fetch-Site whether it is another', () => {
  for (const [site, same] of [
    [undefined, true],
    ['same-origin', true],
    ['none', true],
    ['same-site', false],
    ['cross-site', false],
    ['', false],
  ] as const)
    expect(asked(undefined, '127.0.0.1:8080', { site }), site).toBe(same);
  expect(asked('http://evil.example', '127.0.0.1:8080', { site: 'same-origin' })).toBe(false);
});
