import { expect, test } from 'vitest';
import { base32, codeAt, matchingStep, otpauthUri, stepAt } from '../../../server/people/totp.ts';

const SECRET = Buffer.from('12345678901234567890');

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('[S7] RFC 6238, appendix B: at %d s the code is %s', (seconds, code) => {
  expect(codeAt(SECRET, stepAt(seconds * 1000), 8)).toBe(code);
});

test('[S7] a code is good for its step and the ones to either side', () => {
  const now = 1_795_000_000_000;
  for (const [away, good] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const) {
    const step = stepAt(now) + away;
    expect(matchingStep(SECRET, codeAt(SECRET, step), now)).toBe(good ? step : undefined);
  }
  for (const odd of ['', '12345', '1234567', 'abcdef'])
    expect(matchingStep(SECRET, odd, now)).toBeUndefined();
});

test('a secret is written as RFC 4648 and as authenticators read it', () => {
  for (const [text, written] of [
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ] as const)
    expect(base32(Buffer.from(text))).toBe(written);
  expect(otpauthUri(SECRET, 'noa', 'The cell')).toBe(
    'otpauth://totp/The%20cell:noa?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=The+cell',
  );
});
