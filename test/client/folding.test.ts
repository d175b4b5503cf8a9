import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folded, wordsIn } from '../../client/panels/folding.ts';
import { CHARACTER } from '../support/unicode.ts';

test('letters that are read alike are found alike', () => {
  const alike: [string, string][] = [
    ['إِطْلاقُ نارٍ', 'اطلاق نار'],
    ['أحداث', 'احداث'],
    ['مسؤول', 'مسوول'],
    ['منطقة', 'منطقه'],
    ['مستشفى', 'مستشفي'],
    ['القنيطـــرة', 'القنيطره'],
    ['٢٢', '22'],
    ['שָׁלוֹם', 'שלומ'],
    ['כטב״ם', 'כטב"מ'],
    ['או״ם', 'או"ם'],
    ['תלול־מסלול', 'תלול מסלול'],
    ['Café', 'cafe'],
    ['ＵＡＶ', 'uav'],
    ['E-4812', 'e-4812'],
    ['Sa’sa', "sa'sa"],
  ];
  for (const [one, other] of alike) expect(folded(one), one).toBe(folded(other));
  expect(folded('نار')).not.toBe(folded('نور'));
  expect(wordsIn('  firing   HEARD ')).toEqual(['firing', 'heard']);
});

test('folding what is folded changes nothing', () => {
  const any = fc.oneof(
    fc.string({ unit: CHARACTER }),
    fc
      .array(fc.integer({ min: 0x590, max: 0x6ff }).map((code) => String.fromCodePoint(code)))
      .map((all) => all.join('')),
  );
  fc.assert(
    fc.property(any, (text) => folded(folded(text)) === folded(text)),
    {
      examples: [['İ'], ['ﷺ'], ['ﬡ']],
    },
  );
});
