import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feetText } from '../../../client/fields/height.ts';
import { altitudeRead, lengthRead } from '../../../client/fields/reading.ts';
import { altitudeText, distanceText, grouped } from '../../../client/lib/format.ts';
import { LANGUAGES } from '../../../picture/basics.ts';
import { REFERENCES } from '../../../picture/geo/place.ts';
import {
  isGround,
  isUnlimited,
  readBand,
  readHeight,
  unitIn,
} from '../../../picture/reading/heights.ts';
import { readLength, readLengths } from '../../../picture/reading/lengths.ts';
import type { Reading } from '../../../picture/reading/reading.ts';
import { metresText } from '../../../picture/reading/units.ts';
import '../../support/seed.ts';
import { CHARACTER } from '../../support/unicode.ts';
import { BANDS, HEIGHTS, LENGTHS } from './written/lengths.ts';
import type { WrittenAs } from './written/written.ts';

const no = (fault: string) => ({ kind: 'refused', fault });
const reading = <V, F extends string>({ reads, asks, refused }: WrittenAs<V, F>) =>
  refused !== undefined
    ? no(refused)
    : asks !== undefined
      ? { kind: 'asks', values: asks }
      : { kind: 'read', value: reads };

const READERS = {
  length: (text: string): Reading<unknown, string> => readLength(text),
  height: (text: string): Reading<unknown, string> => readHeight(text, 'AGL'),
  band: (text: string): Reading<unknown, string> => readBand(text, 'AGL'),
};
const TABLES: readonly (readonly [keyof typeof READERS, readonly WrittenAs<unknown, string>[]])[] =
  [
    ['length', LENGTHS],
    ['height', HEIGHTS],
    ['band', BANDS],
  ];
const WRITTEN = TABLES.flatMap(([as, table]) => table.map((one) => ({ as, ...one })));

describe('[R66] as people write them', () => {
  test('marks of direction and other digits change nothing', () => {
    const mark = fc.constantFrom(
      ...'\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2068\u2069\u200b',
    );
    const zero = fc.constantFrom('0', '٠', '۰', '０', '𝟘');
    fc.assert(
      fc.property(fc.constantFrom(...WRITTEN), mark, fc.nat(20), zero, (one, mark, at, zero) => {
        const first = zero.codePointAt(0) ?? 0;
        const digits = one.text.replace(/\d/g, (digit) =>
          String.fromCodePoint(first + Number(digit)),
        );
        const text = digits.slice(0, at) + mark + digits.slice(at);
        if (!text.isWellFormed()) return;
        expect(READERS[one.as](text), text).toEqual(reading(one));
      }),
    );
  });

  test('no text makes a reader throw, or is read two ways', () => {
    const odd = fc.string({ unit: fc.constantFrom(...'0123.,\'٫٬، -–·±mkftFLNM/متركקמ"אל') });
    fc.assert(
      fc.property(fc.oneof(odd, fc.string({ unit: CHARACTER })), (text) => {
        for (const read of Object.values(READERS)) expect(read(text)).toEqual(read(text));
        readLengths(text, 'KM');
        unitIn(text);
      }),
    );
    for (const text of ['-'.repeat(1e6), '1,'.repeat(1e6), 'm'.repeat(1e6), '1 '.repeat(1e6)]) {
      for (const read of Object.values(READERS)) expect(read(text).kind).toBe('refused');
    }
  });
});

describe('what a file or a field has settled', () => {
  test.each([
    ['1.200', '.', 1.2],
    ['1.200', ',', 1200],
    ['1,200', '.', 1200],
    ['1,200', ',', 1.2],
    ['1.5', ',', 1.5], // says itself which it is
    ['1,5', '.', 1.5],
    ['1.200,5', '.', 1200.5],
    ['١٬٢٠٠', ',', 1200],
    ['١٫٢٠٠', ',', 1.2],
    ['١،٢٠٠', ',', 1.2],
  ] as const)('%s, decimals by %s', (text, decimal, value) => {
    expect(readLength(text, { decimal })).toEqual({ kind: 'read', value });
    const level = { metres: value, reference: 'AGL' };
    expect(readHeight(text, 'AGL', { decimal })).toEqual({ kind: 'read', value: level });
  });

  test('the unit of a number alone, and of no other', () => {
    expect(readLength('1.5', { bare: 'KM' })).toEqual({ kind: 'read', value: 1500 });
    expect(readLength('1.5 m', { bare: 'KM' })).toEqual({ kind: 'read', value: 1.5 });
    const height = (text: string, bare: 'FT' | 'FL') => readHeight(text, 'AMSL', { bare });
    const at = (metres: number) => ({ kind: 'read', value: { metres, reference: 'AMSL' } });
    expect(height('3000', 'FT')).toEqual(at(914.4));
    expect(height('3000 m', 'FT')).toEqual(at(3000));
    expect(height('95', 'FL')).toEqual(at(2895.6));
    expect(height('3000 ft', 'FL')).toEqual(at(914.4));
    expect(height('3000', 'FL')).toEqual(no('altitude'));
  });

  test('[R66] whether a unit is written can be told, and which (F23)', () => {
    for (const [text, unit] of [
      ['3000', undefined],
      ['3000 AMSL', undefined],
      ['120 – 400', undefined],
      ['3000 m', 'M'],
      ['3000 قدم', 'FT'],
      ['3000 ft AMSL', 'FT'],
      ['FL120', 'FL'],
      ['A045', 'FT'],
      ['120 – 400 ft', 'FT'],
      ['5 miles', 'MI'],
      ['high', undefined],
    ]) {
      expect(unitIn(text ?? ''), text).toBe(unit);
    }
  });

  test('the open ends of a band', () => {
    expect(['GND', 'sfc', 'سطح الأرض', '0'].map(isGround)).toEqual([true, true, true, false]);
    expect(['UNL', 'unlimited', 'GND'].map(isUnlimited)).toEqual([true, true, false]);
  });
});

describe('several lengths', () => {
  test.each([
    ['5', [5000]],
    ['1, 2, 5 km', [1000, 2000, 5000]],
    ['5 2 1', [5000, 2000, 1000]],
    ['500 m, 1.5 km', [500, 1500]],
    ['100 200 m', [100, 200]],
    ['1 nm 1300 ft', [1852, 396.2]],
    ['١، ٢ km', [1000, 2000]],
    ['١، ٢، ٥ كم', [1000, 2000, 5000]],
    ["500 מ', 2 ק״מ", [500, 2000]],
    ['2 ميل بحري، ٥٠٠ م', [3704, 500]],
    ['1/2/5 km', [1000, 2000, 5000]],
    ['1 km · 2 km · 5 km', [1000, 2000, 5000]],
    ['1,300 m', [1, 300]],
    ['1\u202f300 m', [1300]],
    ['١٬٣٠٠ م', [1300]],
    ['1.200, 2 km', [1200, 2000]], // no ring is 1,200 km wide
  ])('%s', (text, value) => {
    expect(readLengths(text, 'KM')).toEqual({ kind: 'read', value });
  });
  test.each([
    [
      '5, 10 miles',
      [
        [8046.7, 16093.4],
        [9260, 18520],
      ],
    ],
    [
      '1.200, 2.400 m',
      [
        [1.2, 2.4],
        [1200, 2400],
      ],
    ],
  ])('%s is asked about as a whole', (text, values) => {
    expect(readLengths(text, 'KM')).toEqual({ kind: 'asks', values });
  });
  test.each([
    ['', 'empty'],
    [' ; ', 'empty'],
    ['-3 km', 'length'],
    ['5 leagues', 'length'],
    ['5km2', 'length'],
    ['km', 'length'],
    ['1.2.3 km', 'length'],
    ['9'.repeat(400), 'length'],
  ])('%s is refused: %s', (text, fault) => {
    expect(readLengths(text, 'KM')).toEqual(no(fault));
  });
  test('one of them is the same alone as in a list', () => {
    const one = fc.tuple(
      fc.constantFrom('1', '2.5', '500', '1300'),
      fc.constantFrom('', ' '),
      fc.constantFrom('', 'm', 'km', 'ft', 'NM', 'كم', 'מ׳'),
    );
    fc.assert(
      fc.property(one, (parts) => {
        const alone = readLength(parts.join(''), { bare: 'KM' });
        const value = alone.kind === 'read' ? [alone.value] : [];
        expect(readLengths(parts.join(''), 'KM')).toEqual({ kind: 'read', value });
      }),
    );
  });
});

describe('[R66] what the page shows is read back', () => {
  const length = fc.oneof(
    fc.nat(2000),
    fc.nat(1_000_000),
    fc.double({ min: 0, max: 100, noNaN: true }),
    fc.double({ min: 0, max: 1e6, noNaN: true }),
  );
  const read = (text: string): number => {
    const reading = readLength(text);
    return reading.kind === 'read' ? reading.value : Number.NaN;
  };

  test('lengths in three languages, to the last digit that is shown', () => {
    fc.assert(
      fc.property(length, fc.constantFrom(...LANGUAGES), (metres, language) => {
        const shown = distanceText(metres, language);
        const half = metres < 999.5 ? 0.5 : metres < 10_000 ? 50 : 500;
        expect(Math.abs(read(shown) - metres), shown).toBeLessThanOrEqual(half);
        expect(distanceText(read(shown), language)).toBe(shown);
        expect(read(`± ${shown}`)).toBe(read(shown));
      }),
    );
  });

  /** Fields show tenths of short lengths, and whole metres of all others. */
  const asShown = (metres: number) =>
    (Math.abs(metres) < 100 ? Math.round(metres * 10) / 10 : Math.round(metres)) + 0;

  test('a length as a form says it back, and as it stands in a field', () => {
    fc.assert(
      fc.property(length, (metres) => {
        expect(read(metresText(metres))).toBe(metres);
        const shown = lengthRead(metresText(metres)) ?? '';
        expect(read(shown), shown).toBe(asShown(metres));
        expect(read(`${grouped(Math.round(metres))} m`)).toBe(Math.round(metres));
      }),
    );
  });

  const level = fc.record({
    metres: fc.oneof(
      fc.integer({ min: -500, max: 30_000 }),
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.double({ min: -500, max: 30_000, noNaN: true }),
    ),
    reference: fc.constantFrom(...REFERENCES),
  });

  test('heights', () => {
    fc.assert(
      fc.property(level, ({ metres, reference }) => {
        const field = `${metresText(metres)} ${reference}`;
        const value = { metres: metres + 0, reference };
        expect(readHeight(field, 'AGL')).toEqual({ kind: 'read', value });
        const shown = altitudeRead(field, 'AGL') ?? '';
        expect(readHeight(shown, 'AGL'), shown).toEqual({
          kind: 'read',
          value: { metres: asShown(metres), reference },
        });
      }),
    );
  });

  test('bands, in metres and in feet', () => {
    const end = fc.option(level, { nil: undefined });
    fc.assert(
      fc.property(end, end, (lower, upper) => {
        const band = { ...(lower && { lower }), ...(upper && { upper }) };
        for (const [shown, half] of [
          [altitudeText(band), 0.051],
          [feetText(band), 0.21],
        ] as const) {
          const reading = readBand(shown, 'AGL');
          const ends = reading.kind === 'read' ? reading.value : undefined;
          expect(ends, shown).toBeDefined();
          for (const [was, is] of [
            [lower, ends?.lower],
            [upper, ends?.upper],
          ]) {
            expect(is?.reference, shown).toBe(was?.reference);
            expect(Math.abs((is?.metres ?? 0) - (was?.metres ?? 0)), shown).toBeLessThan(half);
          }
        }
      }),
    );
  });
});
