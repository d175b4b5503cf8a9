import fc from 'fast-check';
import { forward } from 'mgrs';
import { describe, expect, test } from 'vitest';
import { degrees, mgrsOf } from '../../../client/lib/format.ts';
import type { LonLat } from '../../../picture/geo/place.ts';
import { readPlace } from '../../../picture/reading/places.ts';
import { onlyValue } from '../../../picture/reading/reading.ts';
import '../../support/seed.ts';

const GOLAN: LonLat = [35.86, 33.06];
const QUNEITRA: LonLat = [35.824, 33.126];
const metres = (a: LonLat, b: LonLat) =>
  Math.hypot((a[0] - b[0]) * Math.cos((b[1] * Math.PI) / 180), a[1] - b[1]) * 111_195;
const placeOf = (text: string, near: LonLat | undefined = GOLAN) => {
  const found = onlyValue(readPlace(text, near));
  if (found === undefined) throw new Error(`${text} is read as no place`);
  return found;
};

describe('one place', () => {
  test.each([
    '33.126, 35.824',
    '33.126 35.824',
    '33.126,35.824',
    '+33.126 +35.824',
    '33.1260 N 35.8240 E',
    '33.126N, 35.824E',
    'N33.126 E35.824',
    '35.824E 33.126N',
    'E35.824, N33.126',
    `33°07'33.6"N 35°49'26.4"E`,
    `33°07'33.6''N 35°49'26.4''E`,
    '33°07′33.6″N 35°49′26.4″E',
    '33°07׳33.6״N 35°49’26.4”E',
    `35°49'26.4"E, 33°07'33.6"N`,
    '33 07 33.6 N 35 49 26.4 E',
    `N33°07.56' E035°49.44'`,
    '33°07.56N 35°49.44E',
    '33d07m33.6s N 35d49m26.4s E',
    '33 deg 7 min 33.6 sec N 35 deg 49 min 26.4 sec E',
    '330733.6N 0354926.4E',
    '330733.6N0354926.4E',
    '33,126 35,824',
    '33,126; 35,824',
    '33,126 N 35,824 E',
    'geo:33.126,35.824',
    '(33.126, 35.824)',
    '[33.126, 35.824]',
    'lat: 33.126, lon: 35.824',
    '33.126 north 35.824 east',
    '٣٣٫١٢٦ ٣٥٫٨٢٤',
    '۳۳٫۱۲۶ ۳۵٫۸۲۴',
    '٣٣٫١٢٦ شمالا ٣٥٫٨٢٤ شرقا',
    '33.126 ش 35.824 ق',
    '33.126 צפון, 35.824 מזרח',
    `33.126 צ' 35.824 מז'`,
    '36S YB 63473 68805',
    '36SYB6347368805',
    '36s yb 63473 68805',
    'MGRS 36SYB6347368805',
    'YB 63473 68805',
    'yb6347368805',
  ])('%s', (text) => {
    expect(metres(placeOf(text).place, QUNEITRA)).toBeLessThan(2);
  });

  test.each([
    ['3307N03549E', 33 + 7 / 60, 35 + 49 / 60],
    ['330733N 0354926E', 33 + 7 / 60 + 33 / 3600, 35 + 49 / 60 + 26 / 3600],
    ['-33.5 -70.25', -33.5, -70.25],
    ['−33.5 –70.25', -33.5, -70.25],
    ['33.5S 70.25W', -33.5, -70.25],
    ['0 0', 0, 0],
  ])('%s', (text, lat, lon) => {
    const [x, y] = placeOf(text).place;
    expect([y, x]).toEqual([expect.closeTo(lat, 6), expect.closeTo(lon, 6)]);
  });

  test('minus nought is nought', () => {
    expect(placeOf('0S 0W').place.map((n) => Object.is(n, 0))).toEqual([true, true]);
  });
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['Nawa', 'place'],
  ['33.126', 'place'],
  ['33.126N 35.824N', 'place'],
  ['12/34/56', 'place'],
  ['93 35', 'latitude'],
  ['91 N 35 E', 'latitude'],
  ['33 190', 'longitude'],
  ['33 N 181 E', 'longitude'],
  ['33 61 00 N 35 00 00 E', 'latitude'],
  [`33°61'N 35°E`, 'latitude'],
  ['36S YC 582 7704', 'grid'],
  ['36S YC 582 77', 'grid'],
  ['61S YC 5821 7704', 'grid'],
  ['99SYC58217704', 'grid'],
  ['60X BA 15 96', 'grid'], // it would lie beyond 180
  ['II 1234 5678', 'place'],
  ['36I YC 12 34', 'place'],
])('%s is refused: %s', (text, fault) => {
  expect(readPlace(text, GOLAN)).toEqual({ kind: 'refused', fault });
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
  test('without its zone it needs something near, and is the nearest such square', () => {
    expect(readPlace('YB 6347 6880', undefined)).toEqual({ kind: 'refused', fault: 'near' });
    expect(placeOf('YB 6347 6880')).toEqual(placeOf('36S YB 6347 6880', undefined));
    expect(placeOf('YB 6347 6880', [-74, 40.7]).place[0]).toBeLessThan(-60);
  });
});

const near = fc.tuple(
  fc.double({ min: 34.5, max: 38.4, noNaN: true }),
  fc.double({ min: 31.6, max: 34.9, noNaN: true }),
);

test('what the map shows of a place is read back as that place', () => {
  fc.assert(
    fc.property(near, (at) => {
      for (const [shown, most] of [
        [mgrsOf(at, 5), 1.5],
        [mgrsOf(at, 4), 15],
        [mgrsOf(at, 3), 150],
        [mgrsOf(at, 4)?.replaceAll(' ', '').slice(3), 15],
        [degrees(at), 12],
      ] as const) {
        expect(metres(placeOf(shown ?? '', at).place, at), shown).toBeLessThan(most);
      }
    }),
    { numRuns: 300 },
  );
});

test('whatever is written, the answer is a place on earth or a reason', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...`0123456789NSEWYC°'", .-;dms٣ش`) }),
      near,
      (text, at) => {
        const found = readPlace(text, at);
        if (found.kind === 'refused') expect(found.fault).not.toBe('near');
        else {
          const [lon, lat] = placeOf(text, at).place;
          expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90).toBe(true);
        }
      },
    ),
  );
});
