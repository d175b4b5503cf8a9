import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as chosen from '#sha256';
import * as page from '../../picture/sha256.ts';
import * as server from '../../server/lib/sha256.ts';
import '../support/seed.ts';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

test('[C1] [R19] the page and the server hash the same bytes alike', () => {
  expect(server.sha256Hex('')).toBe(EMPTY);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
      expect(server.sha256Hex(bytes)).toBe(page.sha256Hex(bytes));
      expect([...server.sha256(bytes)]).toEqual([...page.sha256(bytes)]);
      expect(Buffer.from(server.sha256(bytes)).toString('hex')).toBe(server.sha256Hex(bytes));
    }),
  );
});

test('[C1] [R19] and the same text, in every script and with half a character', () => {
  const text = fc.string({
    unit: fc.oneof(
      { arbitrary: fc.constantFrom('\ud800', '\udc00'), weight: 1 },
      { arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }), weight: 9 },
    ),
  });
  fc.assert(
    fc.property(text, (said) => {
      expect(server.sha256Hex(said)).toBe(page.sha256Hex(said));
      expect([...server.sha256(said)]).toEqual([...page.sha256(said)]);
    }),
  );
});

test('a part of a larger buffer is hashed alone', () => {
  const part = Buffer.from('one two three').subarray(4, 7);
  expect(server.sha256Hex(part)).toBe(page.sha256Hex('two'));
});

test('Node takes its own', () => {
  expect(chosen.sha256Hex).toBe(server.sha256Hex);
});
