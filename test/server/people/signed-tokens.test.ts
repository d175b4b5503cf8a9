import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  feedAuthorization,
  mintLinkToken,
  readFeedAuthorization,
  readLinkToken,
} from '../../../server/people/signed-tokens.ts';
import { person } from '../../support/people.ts';
import '../../support/seed.ts';

const secret = Buffer.alloc(32, 1);
const noa = person('il', 'analyst');
const token = mintLinkToken(secret, noa);
const signed = (claims: unknown): string => {
  const text = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${text}.${createHmac('sha256', secret).update(`link.${text}`).digest('base64url')}`;
};

test('[S10] the token of a link speaks for the person it was minted for', () => {
  expect(readLinkToken(secret, token)).toEqual(noa);
});

test('[S10] the token of a link of another secret, or changed in any place, speaks for nobody', () => {
  expect(readLinkToken(Buffer.alloc(32, 2), token)).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'z', '.', '_', ''), (at, letter) => {
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      const read = readLinkToken(secret, changed);
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
])('[S10] signed or not, %s is nobody and no fault', (_, odd) => {
  expect(readLinkToken(secret, odd ?? '')).toBeUndefined();
});

test.each(['feed', 'server'])('[S10] no link signs in as %s', (role) => {
  expect(readLinkToken(secret, signed({ ...noa, role }))).toBeUndefined();
});

test("[S10] a feed's token speaks for a feed of its desk, and is no link; a link is no feed's token", () => {
  const header = feedAuthorization(secret, noa.desk);
  expect(readFeedAuthorization(secret, header)).toEqual({
    desk: 'il',
    person: 'feed',
    role: 'feed',
  });
  expect(readFeedAuthorization(Buffer.alloc(32, 2), header)).toBeUndefined();
  expect(readLinkToken(secret, header.split(' ')[1] ?? '')).toBeUndefined();
  for (const odd of [
    undefined,
    '',
    'Feed',
    `Feed ${token}`,
    `Bearer ${header.split(' ')[1]}`,
    `${header} x`,
  ])
    expect(readFeedAuthorization(secret, odd)).toBeUndefined();
});
