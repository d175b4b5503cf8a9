import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grouped } from '../../../client/lib/format.ts';
import { readHeight, readLength, readLengths } from '../../../picture/reading/lengths.ts';
import '../../support/seed.ts';

const no = (fault: string) => ({ kind: 'refused', fault });

describe('lengths', () => {
  test.each([
    ['400', 400],
    ['400 m', 400],
    ['٤٠٠ m', 400],
    ['1.5km', 1500],
    ['1,300 ft', 396.2],
    ['1 300 m', 1300],
    ['1\u202f300 m', 1300],
    ['2 NM', 3704],
    ['+5', 5],
    ['−5 m', -5],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['1500.456', 1500.456], // metres stay as they are written
  ])('%s is %d m', (text, value) => {
    expect(readLength(text)).toEqual({ kind: 'read', value });
  });
  test('a number alone is in the unit that is given', () => {
    expect(readLength('1.5', 'KM')).toEqual({ kind: 'read', value: 1500 });
    expect(readLength('1.5 m', 'KM')).toEqual({ kind: 'read', value: 1.5 });
  });
  test.each([
    ['', 'empty'],
    ['wide', 'length'],
    ['5 miles', 'length'],
    ['1,30 m', 'length'],
    ['1e400', 'length'],
    ['500 60', 'length'],
    ['m', 'length'],
  ])('%s is refused: %s', (text, fault) => {
    expect(readLength(text)).toEqual(no(fault));
  });
  test('what the page shows of metres is read back', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (metres) => {
        expect(readLength(`${grouped(metres)} m`)).toEqual({ kind: 'read', value: metres });
      }),
    );
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
    ['1/2/5 km', [1000, 2000, 5000]],
    ['1,300 m', [1, 300]],
  ])('%s', (text, value) => {
    expect(readLengths(text, 'KM')).toEqual({ kind: 'read', value });
  });
  test.each([
    ['', 'empty'],
    [' ; ', 'empty'],
    ['-3 km', 'length'],
    ['5 miles', 'length'],
    ['5km2', 'length'],
    ['km', 'length'],
  ])('%s is refused: %s', (text, fault) => {
    expect(readLengths(text, 'KM')).toEqual(no(fault));
  });
  test('one of them is the same alone as in a list', () => {
    const one = fc.tuple(
      fc.constantFrom('1', '2.5', '500', '1300'),
      fc.constantFrom('', ' '),
      fc.constantFrom('', 'm', 'km', 'ft', 'NM'),
    );
    fc.assert(
      fc.property(one, (parts) => {
        const alone = readLength(parts.join(''), 'KM');
        const value = alone.kind === 'read' ? [alone.value] : [];
        expect(readLengths(parts.join(''), 'KM')).toEqual({ kind: 'read', value });
      }),
    );
  });
});

describe('heights', () => {
  test.each([
    ['400', { metres: 400, reference: 'AGL' }],
    ['400 m', { metres: 400, reference: 'AGL' }],
    ['1300 ft amsl', { metres: 396.2, reference: 'AMSL' }],
    ['1300 ft WGS 84', { metres: 396.2, reference: 'WGS84' }],
    ['400 m wgs84', { metres: 400, reference: 'WGS84' }],
    ['400m AGL', { metres: 400, reference: 'AGL' }],
    ['FL120', { metres: 3657.6, reference: 'AMSL' }],
    ['fl 95', { metres: 2895.6, reference: 'AMSL' }],
    ['-12.345', { metres: -12.345, reference: 'AGL' }],
  ])('%s', (text, value) => {
    expect(readHeight(text, 'AGL')).toEqual({ kind: 'read', value });
  });
  test.each([
    ['', 'empty'],
    ['high', 'altitude'],
    ['AGL', 'altitude'],
    ['FL1', 'altitude'],
  ])('%s is refused: %s', (text, fault) => {
    expect(readHeight(text, 'AGL')).toEqual(no(fault));
  });
});
