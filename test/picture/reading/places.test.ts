import fc from 'fast-check';
import { forward } from 'mgrs';
import { describe, expect, test } from 'vitest';
import type { LonLat } from '../../../picture/geo/place.ts';
import { readDegrees } from '../../../picture/reading/degrees.ts';
import { readPlace } from '../../../picture/reading/places.ts';
import { onlyValue } from '../../../picture/reading/reading.ts';
import '../../support/seed.ts';
import { CHARACTER } from '../../support/unicode.ts';

const GOLAN: LonLat = [35.86, 33.06];
const QUNEITRA: LonLat = [35.824, 33.126];
const placeOf = (text: string, near: LonLat | undefined = GOLAN) => {
  const found = onlyValue(readPlace(text, near));
  if (found === undefined) throw new Error(`${text} is not read as one place`);
  return found;
};

test('minus nought is nought', () => {
  expect(placeOf('0S 0W').place.map((n) => Object.is(n, 0))).toEqual([true, true]);
});

describe('grid references', () => {
  test('a square names its middle, to half its side', () => {
    for (const [digits, within] of [
      [5, 0.5],
      [4, 5],
      [3, 50],
      [2, 500],
      [1, 5000],
    ] as const) {
      const text = forward([...QUNEITRA], digits);
      const found = placeOf(text);
      expect(found.within).toBe(within);
      expect(forward([...found.place], digits)).toBe(text);
    }
    expect(placeOf('33.126, 35.824').within).toBeUndefined();
  });
  test('a square of 100 km is its middle, and says how wide it is', () => {
    const found = placeOf('36S YC');
    expect(found.within).toBe(50_000);
    expect(forward([...found.place], 1).slice(0, 5)).toBe('36SYC');
  });
  test('without its zone it is the nearest such square', () => {
    expect(placeOf('YB 6347 6880')).toEqual(placeOf('36S YB 6347 6880', undefined));
    expect(placeOf('YB 6347 6880', [-74, 40.7]).place[0]).toBeLessThan(-60);
  });
  test('a square that a zone cuts is read, though its middle lies in the next', () => {
    expect(placeOf('YB 80 60').place[0]).toBeGreaterThan(36); // 36 E runs at 780.1 km of zone 36 here
    expect(readPlace('YB 81 60', GOLAN)).toEqual({ kind: 'refused', fault: 'grid' });
    expect(placeOf('36S YB 81 60').place[0]).toBeGreaterThan(36); // who names the zone goes on with it
  });
  test('without zone and square all that are meant lie within 75 km, the nearest first', () => {
    const far = fc.integer({ min: 0, max: 99_999 });
    const metres = (at: LonLat, other: LonLat) =>
      Math.hypot((at[0] - other[0]) * Math.cos((at[1] * Math.PI) / 180), at[1] - other[1]) *
      111_195;
    fc.assert(
      fc.property(far, far, near(), (east, north, at) => {
        const text = [east, north].map((n) => String(n).padStart(5, '0')).join(' ');
        const reading = readPlace(text, at);
        if (reading.kind === 'refused') throw new Error(`${text} is refused: ${reading.fault}`);
        const values = reading.kind === 'read' ? [reading.value] : reading.values;
        const away = values.map(({ place }) => metres(place, at));
        expect(away).toEqual([...away].sort((a, b) => a - b));
        expect(away.slice(1).filter((one) => one > 76_000)).toEqual([]);
        for (const { place } of values) {
          expect(forward([...place], 5).slice(-10)).toBe(text.replace(' ', ''));
        }
      }),
    );
  });
});

test('UTM is the place that the grid has there', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 320_000, max: 679_999 }),
      fc.integer({ min: 1000, max: 6_100_000 }),
      fc.boolean(),
      (zone, east, up, north) => {
        const northing = north ? up : 10_000_000 - up;
        const text = `${zone}${north ? 'N' : 'S'} ${east}.5 ${String(northing).padStart(7, '0')}.5`;
        const found = readPlace(text, undefined);
        if (found.kind === 'refused') throw new Error(`${text} is refused: ${found.fault}`);
        const values = found.kind === 'read' ? [found.value] : found.values;
        const hit = values.find(({ place }) => place[1] > 0 === north);
        if (hit === undefined) throw new Error(`${text} is in the other hemisphere alone`);
        const back = forward([...hit.place], 5);
        expect(Number(/^\d+/.exec(back)?.[0])).toBe(zone);
        const metres = [east, northing].map((n) => String(n % 100_000).padStart(5, '0'));
        expect(back.slice(-10)).toBe(metres.join(''));
      },
    ),
  );
});

describe('one latitude or longitude, as a column has it', () => {
  test.each([
    ['33.126', 'lat', 33.126],
    [' 33.126 ', 'lat', 33.126],
    ['3.3126e1', 'lat', 33.126],
    ['.5', 'lat', 0.5],
    ['-70.25', 'lon', -70.25],
    ['−70.25', 'lon', -70.25],
    ['٣٣٫١٢٥', 'lat', 33.125], // F17
    ['٣٥٫٨٢', 'lon', 35.82],
    ['۳۳٫۱۲۵', 'lat', 33.125],
    ['33,126', 'lat', 33.126],
    ['33.126 N', 'lat', 33.126],
    ['N33.126', 'lat', 33.126],
    ['33.5S', 'lat', -33.5],
    [`33°07'33.6"N`, 'lat', 33.126],
    ['330733.6N', 'lat', 33.126],
    ['035 49 26.4 E', 'lon', 35.824],
    ['٣٥٫٨٢٤ شرقا', 'lon', 35.824],
    ['\u200e35.824\u200e', 'lon', 35.824],
  ] as const)('%s is a %s of %d', (text, axis, value) => {
    expect(readDegrees(text, axis)).toEqual({ kind: 'read', value: expect.closeTo(value, 7) });
  });
  test.each([
    ['', 'lat', 'empty'],
    ['north', 'lat', 'place'],
    ['33.126 35.824', 'lat', 'place'],
    ['35.824 E', 'lat', 'place'],
    ['91', 'lat', 'latitude'],
    ['91 N', 'lat', 'latitude'],
    ['181', 'lon', 'longitude'],
    ['-33.5 S', 'lat', 'differs'],
  ] as const)('%s as a %s is refused: %s', (text, axis, fault) => {
    expect(readDegrees(text, axis)).toEqual({ kind: 'refused', fault });
  });
});

const near = () =>
  fc.tuple(
    fc.double({ min: 34.5, max: 38.4, noNaN: true }),
    fc.double({ min: 31.6, max: 34.9, noNaN: true }),
  );

const PIECES = [
  ...`0123456789NSEWYC°'"., -+;:/()[]{}<>=@#?&!~_·dmsΦλשמצ٣ش،٫`,
  '36S ',
  'YB ',
  '33.126',
  '35.824',
  '5821 7704',
  ' · ',
  'geo:',
  'https://a.example/',
  '?q=',
  'POINT(',
  '"coordinates":',
  '<coordinates>',
  'lat ',
  'قו ',
  '\n',
  '\u202b',
];

test('whatever is written, the answer is places on earth or a reason', () => {
  const text = fc.oneof(
    fc.string({ unit: CHARACTER }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, fc.option(near(), { nil: undefined }), (written, at) => {
      const found = readPlace(written, at);
      if (found.kind === 'refused') return;
      const values = found.kind === 'read' ? [found.value] : found.values;
      for (const { place } of values) {
        const [lon, lat] = place;
        expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90, written).toBe(true);
      }
      expect(new Set(values.map(({ place }) => place.join())).size).toBe(values.length);
      readDegrees(written, 'lat');
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['blanks', ' '.repeat(3999)],
  ['digits', '1'.repeat(3999)],
  ['degrees', '1°'.repeat(1999)],
  ['brackets', '('.repeat(3999)],
  ['lists', '['.repeat(3999)],
  ['an open WKT', `POINT(${'1 '.repeat(1900)}`],
  ['dots', '· '.repeat(1999)],
  ['a link', `https://a.example/${'1,'.repeat(1900)}`],
  ['more than a place is', '33.126, 35.824'.padEnd(5000)],
])('%s without end are no place', (_, text) => {
  expect(readPlace(text, GOLAN).kind).toBe('refused');
});
