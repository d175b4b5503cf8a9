import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRef } from '../../../picture/reading/refs.ts';
import { plain, tidy } from '../../../picture/reading/text.ts';
import '../../support/seed.ts';

test.each([
  ['٣٣٫١٢٦', '33.126'],
  ['۳۳٫۱۲۶', '33.126'],
  ['−5m', '-5M'],
  ['2026–11—22', '2026-11-22'],
  ['\u200f221419z\u200e nov', '221419Z NOV'],
  ['１４１９', '1419'],
  [' 1\u202f500\u00a0 m ', '1 500 M'],
])('%s is plainly %s', (text, signs) => {
  expect(plain(text)).toBe(signs);
});

test('what is plain stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'٣۳٫–− az-\u200e\u00a0') }), (text) => {
      expect(plain(plain(text))).toBe(plain(text));
    }),
  );
});

test('words are kept as they are written, but for blank ends and the line ends of a system', () => {
  expect(tidy('  Smoke,\r\n thin—\u200e \n')).toBe('Smoke,\n thin—\u200e');
  expect(tidy(' \r\n')).toBe('');
});

test('references', () => {
  for (const [text, value] of [
    ['E-12', 'E-12'],
    ['e12', 'E-12'],
    [' z 7', 'Z-7'],
    ['A-0030', 'A-30'],
    ['E – ١٢', 'E-12'],
  ]) {
    expect(readRef(text ?? ''), text).toEqual({ kind: 'read', value });
  }
  for (const text of ['', 'E', '12', 'X-1', 'E-0', 'EE-1', 'E-12 and more']) {
    expect(readRef(text), text).toEqual({ kind: 'refused', fault: 'reference' });
  }
});
