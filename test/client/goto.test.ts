import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FeatureCollection, Point } from 'geojson';
import { forward } from 'mgrs';
import { describe, expect, test } from 'vitest';
import { degrees, mgrsOf } from '../../client/format.ts';
import { folded, indexOf, type Named, namesLike, readCoordinates } from '../../client/goto.ts';
import type { LonLat } from '../../picture/place.ts';

const GOLAN: LonLat = [35.86, 33.06];
const QUNEITRA: LonLat = [35.824, 33.126];
const text = readFileSync(join(import.meta.dirname, '../../data/basemap/places.geojson'), 'utf8');
const { features }: FeatureCollection<Point, Record<string, string>> = JSON.parse(text);
const PLACES: readonly Named[] = features.map(({ geometry, properties: p }) => ({
  names: { en: p.name_en ?? '', ar: p.name_ar ?? '', he: p.name_he ?? '' },
  at: [geometry.coordinates[0]!, geometry.coordinates[1]!],
  rank: Number(p.rank),
}));
const INDEX = indexOf(PLACES);
const metres = (a: LonLat, b: LonLat) =>
  Math.hypot((a[0] - b[0]) * Math.cos((b[1] * Math.PI) / 180), a[1] - b[1]) * 111_195;

describe('coordinates', () => {
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
    '33°07′33.6″N 35°49′26.4″E',
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
    'lat: 33.126, lon: 35.824',
    '33.126 north 35.824 east',
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
  ])('%s', (typed) => {
    const found = readCoordinates(typed, GOLAN);
    expect(found, typed).toBeDefined();
    expect(metres(found!.place, QUNEITRA)).toBeLessThan(2);
  });

  test.each([
    ['3307N03549E', 33 + 7 / 60, 35 + 49 / 60],
    ['330733N 0354926E', 33 + 7 / 60 + 33 / 3600, 35 + 49 / 60 + 26 / 3600],
    ['-33.5 -70.25', -33.5, -70.25],
    ['33.5S 70.25W', -33.5, -70.25],
    ['0 0', 0, 0],
  ])('%s', (typed, lat, lon) => {
    const [x, y] = readCoordinates(typed, GOLAN)!.place;
    expect([y, x]).toEqual([expect.closeTo(lat, 6), expect.closeTo(lon, 6)]);
  });

  test.each([
    '',
    'Quneitra',
    '33.126',
    '93 35',
    '33 190',
    `33°61'N 35°E`,
    '99SYC58217704',
    '36S YC 582 77',
    'II 1234 5678',
    '36I YC 12 34',
    '33.126N 35.824N',
    '12/34/56',
  ])('%s is no place', (typed) => {
    expect(readCoordinates(typed, GOLAN)).toBeUndefined();
  });

  test('a square of 100 km is its middle, and says how wide it is', () => {
    const found = readCoordinates('36S YC', GOLAN)!;
    expect(found.within).toBe(50_000);
    expect(forward([...found.place], 1).slice(0, 5)).toBe('36SYC');
  });

  const place = fc.tuple(
    fc.double({ min: 34.5, max: 38.4, noNaN: true }),
    fc.double({ min: 31.6, max: 34.9, noNaN: true }),
  );
  test('what the map shows of a place is read back as that place', () => {
    fc.assert(
      fc.property(place, (at) => {
        for (const [shown, most] of [
          [mgrsOf(at, 5)!, 1.5],
          [mgrsOf(at, 4)!, 15],
          [mgrsOf(at, 3)!, 150],
          [mgrsOf(at, 4)!.replaceAll(' ', '').slice(3), 15],
          [degrees(at), 12],
        ] as const) {
          expect(metres(readCoordinates(shown, at)!.place, at), shown).toBeLessThan(most);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('names', () => {
  test.each([
    ['Quneitra', 'Quneitra'],
    ['quneitra', 'Quneitra'],
    ['Quneitr', 'Quneitra'],
    ['Qunaitra', 'Quneitra'],
    ['القنيطرة', 'Quneitra'],
    ['القنيطره', 'Quneitra'],
    ['قنيطرة', 'Quneitra'],
    ['קוניטרה', 'Quneitra'],
    ['دمشق', 'Damascus'],
    ['דמשק', 'Damascus'],
    ['עמאן', 'Amman'],
    ['عمان', 'Amman'],
    ['rafid', 'Ar-Rafid'],
    ['Ar Rafid', 'Ar-Rafid'],
    ['kiryat shmona', 'Kiryat Shmona'],
    ['קרית שמונה', 'Kiryat Shmona'],
    ['buqata', "Buq'ata"],
    ['tel aviv', 'Tel Aviv'],
  ])('%s is %s', (typed, name) => {
    expect(namesLike(INDEX, typed, 5)[0]?.names.en).toBe(name);
  });
  test('larger places come first, and no more than asked for', () => {
    const found = namesLike(INDEX, 'k', 6);
    expect(found).toHaveLength(6);
    expect(found.map(({ rank }) => rank)).toEqual(found.map(({ rank }) => rank).sort());
  });
  test('nothing and nonsense find nothing', () => {
    expect(namesLike(INDEX, ' - ', 5)).toEqual([]);
    expect(namesLike(INDEX, 'xqzwv', 5)).toEqual([]);
  });
  test('every place is found by each of its names', () => {
    const all = PLACES.flatMap(({ names }) => Object.values(names)).filter((one) => one !== '');
    const missed = all.filter((name) => {
      const found = namesLike(INDEX, name, 12).flatMap((place) => Object.values(place.names));
      return !found.some((one) => folded(one) === folded(name));
    });
    expect(missed).toEqual([]);
  });
});
