import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, Point } from 'geojson';
import { describe, expect, test } from 'vitest';
import { coordinatesIn, readCoordinates } from '../../client/gazetteer/coordinates.ts';
import { indexOf, type Named, namedSo, namesLike } from '../../client/gazetteer/goto.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { bare } from '../../picture/reading/names.ts';

const GOLAN: LonLat = [35.86, 33.06];
const text = readFileSync(join(import.meta.dirname, '../../data/basemap/places.geojson'), 'utf8');
const { features }: FeatureCollection<Point, Record<string, string>> = JSON.parse(text);
const PLACES: readonly Named[] = features.map(({ geometry, properties: p }) => ({
  names: { en: p.name_en ?? '', ar: p.name_ar ?? '', he: p.name_he ?? '' },
  at: [geometry.coordinates[0]!, geometry.coordinates[1]!],
  rank: Number(p.rank),
}));
const INDEX = indexOf(PLACES);

test('[R66] no name of a place is coordinates', () => {
  const names = PLACES.flatMap(({ names: of }) => Object.values(of)).filter((one) => one !== '');
  expect(names.length).toBeGreaterThan(500);
  expect(names.filter((name) => coordinatesIn(name, GOLAN).length > 0)).toEqual([]);
});

test('coordinates are read, names are not', () => {
  expect(readCoordinates('33.126, 35.824', GOLAN)?.place).toEqual([35.824, 33.126]);
  expect(readCoordinates('YC', GOLAN)?.within).toBe(50_000);
  for (const typed of ['', 'Quneitra', '33.126', '93 35', '36S YC 582 77']) {
    expect(readCoordinates(typed, GOLAN), typed).toBeUndefined();
  }
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
    ['القنیطرة', 'Quneitra'], // Persian ye (F43)
    ['قنیطره', 'Quneitra'],
    ['کفر سوم', 'Kafr Sawm'], // Persian kaf
    ['קונייטרה', 'Quneitra'],
    ['rafid', 'Ar-Rafid'],
    ['Ar Rafid', 'Ar-Rafid'],
    ['kiryat shmona', 'Kiryat Shmona'],
    ['קרית שמונה', 'Kiryat Shmona'],
    ['buqata', "Buq'ata"],
    ['tel aviv', 'Tel Aviv'],
  ])('%s is %s', (typed, name) => {
    expect(namesLike(INDEX, typed, 5)[0]?.names.en).toBe(name);
  });
  test('a village that the base map lacks, in letters of Persian keyboards (F43)', () => {
    const harib = { names: { en: 'Kafr Harib', ar: 'كفر حارب', he: '' }, at: GOLAN, rank: 4 };
    const index = [...INDEX, ...indexOf([harib])];
    for (const typed of ['کفر حارب', 'كفر حارب', 'كفر حارِب', 'کفرحارب']) {
      expect(namesLike(index, typed, 5)[0], typed).toBe(harib);
    }
    expect(namedSo(index, 'کفر حارب')).toBe(harib);
  });
  test.each([
    ['القنیطرة', 'Quneitra'],
    ['قنیطره', 'Quneitra'],
    ['ﻗﻨﻴﻄﺮﺓ', 'Quneitra'],
    ['کفر لاها', 'Kafr Laha'],
    ['\u2067سیلە الحارثیة\u2069', 'Silat al Harithiyah'],
  ])('as Persian keyboards and copied text write them: %s (F43)', (typed, name) => {
    expect(namesLike(INDEX, typed, 5)[0]?.names.en).toBe(name);
    expect(namedSo(INDEX, typed)?.names.en).toBe(name);
  });
  test('every Arabic name is found in Persian letters', () => {
    const persian = (name: string) =>
      name.replace(/[يى]/g, 'ی').replaceAll('ك', 'ک').replaceAll('ة', 'ه').replaceAll('ه', 'ہ');
    for (const { names } of PLACES.filter(({ names }) => names.ar !== '')) {
      const found = namedSo(INDEX, persian(names.ar));
      expect(found && bare(found.names.ar), names.ar).toBe(bare(names.ar));
    }
  });
  test('larger places come first, and no more than asked for', () => {
    const found = namesLike(INDEX, 'k', 6);
    expect(found).toHaveLength(6);
    expect(found.map(({ rank }) => rank)).toEqual(found.map(({ rank }) => rank).sort());
  });
  test('a place is called so by the whole of one of its names', () => {
    expect(namedSo(INDEX, 'al-Qunaitra')?.names.en).toBeUndefined();
    expect(namedSo(INDEX, 'rafid')?.names.en).toBe('Ar-Rafid');
    expect(namedSo(INDEX, 'قنیطره')?.names.en).toBe('Quneitra');
    expect(namedSo(INDEX, ' - ')).toBeUndefined();
  });
  test('nothing and nonsense find nothing', () => {
    expect(namesLike(INDEX, ' - ', 5)).toEqual([]);
    expect(namesLike(INDEX, 'xqzwv', 5)).toEqual([]);
  });
  test('every place is found by each of its names', () => {
    const all = PLACES.flatMap(({ names }) => Object.values(names)).filter((one) => one !== '');
    const missed = all.filter((name) => {
      const found = namesLike(INDEX, name, 12).flatMap((place) => Object.values(place.names));
      return !found.some((one) => bare(one) === bare(name));
    });
    expect(missed).toEqual([]);
  });
});
