import { createHmac } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  COOKIE,
  loadSecret,
  mintToken,
  personIn,
  readToken,
  sameOrigin,
} from '../../server/session.ts';
import { person } from '../support/people.ts';
import { scratch } from '../support/server.ts';
import '../support/seed.ts';

const secret = Buffer.alloc(32, 1);
const noa = person('il', 'analyst');
const token = mintToken(secret, noa);
const signed = (claims: unknown): string => {
  const text = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

test('[P7] a token speaks for the person it was minted for', () => {
  expect(readToken(secret, token)).toEqual(noa);
  expect(personIn(secret, `other=1; ${COOKIE}=${token}; more=2`)).toEqual(noa);
});

test('[P7] a token of another secret, or changed in any place, speaks for nobody', () => {
  expect(readToken(Buffer.alloc(32, 2), token)).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'z', '.', '_', ''), (at, letter) => {
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      const read = readToken(secret, changed);
      if (read !== undefined) expect(read).toEqual(noa); // only spare bits of the last letter
      if (at < token.indexOf('.') && changed !== token) expect(read).toBeUndefined();
    }),
  );
});

test.each([
  ['nothing', ''],
  ['no signature', token.split('.')[0]],
  ['an empty signature', `${token.split('.')[0]}.`],
  ['three parts', `${token}.x`],
  ['a role that there is not', signed({ ...noa, role: 'general' })],
  ['a field too many', signed({ ...noa, admin: true })],
  ['no person', signed(null)],
])('[P7] signed or not, %s is nobody and no fault', (_, odd) => {
  expect(readToken(secret, odd ?? '')).toBeUndefined();
});

test('no cookie, or others, is nobody', () => {
  for (const cookies of [undefined, '', ';;;', '=', COOKIE, `${COOKIE}=`, `x${COOKIE}=${token}`]) {
    expect(personIn(secret, cookies)).toBeUndefined();
  }
});

test('the secret is made once, for its owner only, and is refused when it is not whole', () => {
  const dir = join(scratch(), 'new', 'folder');
  const made = loadSecret(dir);
  expect(made).toHaveLength(32);
  expect(loadSecret(dir)).toEqual(made);
  expect(loadSecret(scratch())).not.toEqual(made);
  const path = join(dir, 'secret');
  expect(statSync(path).mode & 0o077).toBe(0);
  for (const cut of [Buffer.alloc(0), made.subarray(0, 31)]) {
    writeFileSync(path, cut);
    expect(() => loadSecret(dir)).toThrow(/not whole/);
  }
});

test('[P8] another origin is another scheme-less host or port, or none that can be read', () => {
  expect(sameOrigin(undefined, 'cell:8080')).toBe(true);
  expect(sameOrigin('http://cell:8080', 'cell:8080')).toBe(true);
  for (const origin of [
    'http://cell',
    'http://cell:8081',
    'http://cell.evil:8080',
    'null',
    '',
    'x',
  ])
    expect(sameOrigin(origin, 'cell:8080')).toBe(false);
  expect(sameOrigin('http://cell:8080', undefined)).toBe(false);
});
