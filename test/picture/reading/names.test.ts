import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATEGORIES, CATEGORY_IDS } from '../../../picture/categories.ts';
import { bare, folded, wordsIn } from '../../../picture/reading/names.ts';
import '../../support/seed.ts';
import { CHARACTER } from '../../support/unicode.ts';

const any = fc.oneof(
  fc.string({ unit: CHARACTER }),
  fc.string({ unit: fc.constantFrom(...'ال-־.,/ \'"٣5aאم\nۀہەٴ\u2068\ufeff') }),
  fc
    .array(fc.integer({ min: 0x590, max: 0x6ff }).map((code) => String.fromCodePoint(code)))
    .map((all) => all.join('')),
);

test.each([
  ['إِطْلاقُ نارٍ', 'اطلاق نار'],
  ['أحداث', 'احداث'],
  ['مسؤول', 'مسوول'],
  ['منطقة', 'منطقه'],
  ['مستشفى', 'مستشفي'],
  ['القنيطـــرة', 'القنيطره'],
  ['شَالُوم', 'شالوم'],
  ['٢٢', '22'],
  ['۲۲', '22'],
  ['٣٣٫١٢٦', '33.126'],
  ['שָׁלוֹם', 'שלומ'],
  ['כטב״ם', 'כטב"מ'],
  ['כטב״ם', 'כטבם'],
  ['או״ם', 'או"ם'],
  ['תלול־מסלול', 'תלול מסלול'],
  ['תלול–מסלול', 'תלול-מסלול'],
  ['Café', 'cafe'],
  ['ＵＡＶ', 'uav'],
  ['E-4812', 'e-4812'],
  ['E‑4812', 'e−4812'],
  ['Sa’sa', "sa'sa"],
  ["Buq'ata", 'Buqata'],
  ['Buqʿata', 'buq‘ata'],
  ['Ar-Rafid', 'ar rafid'],
  ['Smoke (thin), Nawa', 'smoke thin nawa'],
  ['قنیطره', 'قنيطره'],
  ['کفر حارب', 'كفر حارب'], // F43, as the two above and below
  ['القنیطرة', 'القنيطره'],
  ['خانۀ نو', 'خانه نو'],
  ['خانهٔ نو', 'خانة نو'],
  ['ھضبہ', 'هضبة'],
  ['جبلے', 'جبلي'],
  ['مسئول', 'مسيول'],
  ['ٱلقنيطرة', 'القنيطرة'],
  ['ﻗﻨﻴﻄﺮﺓ', 'قنيطرة'], // presentation forms, as some PDFs give them
  ['ﻻﻓﺎ', 'لافا'],
  ['\u2068كفر\u2069 \u202bحارب\u202c', 'كفر حارب'],
  ['\ufeffNa\u00adwa\u2060', 'nawa'],
  ['צ׳רנוביץ', "צ'רנוביצ"],
  ['ﬡﬢ', 'אד'],
  ['نار، دخان', 'نار دخان'],
  ['firing   heard ', 'firing heard'],
])('%s is found as %s', (one, other) => {
  expect(folded(one)).toBe(folded(other));
});

test('what differs stays apart', () => {
  expect(folded('نار')).not.toBe(folded('نور'));
  expect(folded('E-12')).toBe('e-12'); // one word: not every e with a 12 somewhere
  expect(folded('F-16, 1.5 km, 12/34')).toBe('f-16 1.5 km 12/34');
  expect(folded('one\ntwo')).toBe('one\ntwo');
});

describe('names without their articles', () => {
  test.each([
    ['الشيخ مسكين', 'شيخ مسكين'],
    ['Al-Sheikh Miskin', 'sheikh miskin'],
    ['Ash Sheikh', 'sheikh'],
    ['القنيطرة', 'قنيطره'],
    ['القنیطرة', 'قنيطره'], // a Persian ye
    ['الألعاب', 'عاب'], // the games, as games
    ['ألعاب', 'عاب'],
    ['ألم', 'الم'], // too short to be one
    ['al', 'al'], // not yet another word
    ['Kafr al-Ma', 'kafr ma'],
    ['al-Rafid\nهضبة الجولان', 'rafid\nهضبه جولان'],
  ])('%s is %s', (name, without) => {
    expect(bare(name)).toBe(without);
  });

  test('what is asked for is asked for by its words, of text with its articles or without', () => {
    expect(wordsIn('  firing   HEARD ')).toEqual(['firing', 'heard']);
    expect(wordsIn(' - ')).toEqual([]);
    for (const text of ['قرب الشيخ مسكين', 'قرب شيخ مسكين', 'بالشيخ مسكين']) {
      for (const asked of ['الشيخ مسكين', 'شيخ', 'الش']) {
        const found = wordsIn(asked).every((word) => folded(text).includes(word));
        expect(found, `${asked} in ${text}`).toBe(asked !== 'الش' || text.includes('الش'));
      }
    }
  });
});

test('folding what is folded changes nothing, with articles or without', () => {
  fc.assert(
    fc.property(any, (text) => {
      expect(folded(folded(text))).toBe(folded(text));
      expect(bare(bare(text))).toBe(bare(text));
      expect(wordsIn(wordsIn(text).join(' '))).toEqual(wordsIn(text));
    }),
    { examples: [['İ'], ['ﷺ'], ['ﬡ'], ['الالالام'], ['5-'], ['-5'], ['٥.-٥']] },
  );
});

test('every name of a category tells it from the others', () => {
  const names = CATEGORY_IDS.flatMap((id) => {
    const { en, ar, he } = CATEGORIES[id];
    return [...new Set([id, en, ar, he].map(bare))].map((name) => [name, id] as const);
  });
  expect(new Set(names.map(([name]) => name)).size).toBe(names.length);
});
