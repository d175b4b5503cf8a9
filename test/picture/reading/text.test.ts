import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRef } from '../../../picture/reading/refs.ts';
import { hasMarks, plain, tidy, withoutMarks } from '../../../picture/reading/text.ts';
import '../../support/seed.ts';
import { CHARACTER } from '../../support/unicode.ts';

test.each([
  ['٣٣٫١٢٦', '33.126'],
  ['۳۳٫۱۲۶', '33.126'],
  ['−5m', '-5M'],
  ['2026–11—22', '2026-11-22'],
  ['\u200f221419z\u200e nov', '221419Z NOV'],
  ['１４１９', '1419'],
  [' 1\u202f500\u00a0 m ', '1 500 M'],
  ['\u202a33.126\u202c, \u2066\u061c35.824\u2069', '33.126, 35.824'],
  ['5\ufeff0\u200b0\u2060 m', '500 M'],
  ['5\u28000\u30000\u3164m', '5 0 0 M'],
  ['١٬٢٠٠', '1,200'],
  ['٣٣٫١٢٦، ٣٥٫٨٢٤؛', '33.126, 35.824;'],
  ['\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u05be\u207b', '------------'],
  ['14\u223619 14\uff1a19 14\ua78919', '14:19 14:19 14:19'],
  ['33˚ 33º 33∘ 33°', '33° 33° 33° 33°'],
  ['10³ m²', '10^3 M^2'],
  ['١٤ـ١٩', '14ـ19'], // tatweel is no dash
  ['٢٠٢٦-١١-٢٢T١٤:١٩:٠٠Z', '2026-11-22T14:19:00Z'], // F17, as the one below
  ['٣٣٫١٢٥', '33.125'],
  ['33˚07\'33"N', '33°07\'33"N'], // F28, as the three below
  ['33.126، 35.824', '33.126, 35.824'],
  ['\u206633.126, 35.824\u2069', '33.126, 35.824'],
  ['\u202a33.126, 35.824\u202c', '33.126, 35.824'],
  ['①𝟙', '11'],
])('%s is plainly %s', (text, signs) => {
  expect(plain(text)).toBe(signs);
});

test('what is plain stays as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'٣۳٫–− az-\u200e\u00a0²ßﷺ\u0345\u0301') }),
      (text) => {
        expect(plain(plain(text))).toBe(plain(text));
      },
    ),
  );
  fc.assert(
    fc.property(fc.string({ unit: CHARACTER }), (text) => {
      expect(plain(plain(text))).toBe(plain(text));
    }),
  );
});

test('[R16] marks that reorder are removed from what is kept as written, nothing else (F36)', () => {
  expect(withoutMarks('Call \u202a+963 11 000 0000\u202c about smoke')).toBe(
    'Call +963 11 000 0000 about smoke',
  );
  expect(withoutMarks('\u2068דוד\u2069 saw\u200e smoke ')).toBe('דוד saw\u200e smoke ');
  for (const mark of '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069') {
    expect(hasMarks(`a${mark}`)).toBe(true);
    expect(hasMarks(`a${mark}`)).toBe(true); // asked again, the same
    expect(withoutMarks(`a${mark}b`)).toBe('ab');
  }
  for (const text of ['', 'smoke', '\u200eSmoke\u200f', 'نار\u061c']) {
    expect(hasMarks(text)).toBe(false);
    expect(withoutMarks(text)).toBe(text);
  }
});

test('words are kept as they are written, but for blank ends and the line ends of a system', () => {
  expect(tidy('  Smoke,\r\n thin—\u200e \n')).toBe('Smoke,\n thin—\u200e');
  expect(tidy(' \r\n')).toBe('');
});

test.each([
  ['E-12', 'E-12'],
  ['e12', 'E-12'],
  [' z 7', 'Z-7'],
  ['A-0030', 'A-30'],
  ['E – ١٢', 'E-12'],
  ['E\u201112', 'E-12'], // a no-break hyphen
  ['E־12', 'E-12'],
  ['e-۱۲', 'E-12'],
  ['Ｅ－１２', 'E-12'],
  ['\u2066E-12\u2069\u200f', 'E-12'],
  ['#E-12', 'E-12'],
  ['# e 12', 'E-12'],
  ['(E-12).', 'E-12'],
  ['<E-12>', 'E-12'],
  ['"Z-7",', 'Z-7'],
  ['E-12؛', 'E-12'],
  ['M-4؟', 'M-4'],
])('%s is the reference %s', (text, value) => {
  expect(readRef(text)).toEqual({ kind: 'read', value });
});

test.each([
  '',
  '#',
  'E',
  '12',
  'X-1',
  'E-0',
  'EE-1',
  'E-12 and more',
  'E-1.2',
  'E-12-3',
  'E-١ـ٢',
  'E-1²',
  'E-9999999999999999',
])('%j is no reference', (text) => {
  expect(readRef(text)).toEqual({ kind: 'refused', fault: 'reference' });
});
