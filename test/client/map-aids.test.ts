import { describe, expect, test } from 'vitest';
import { areaText, bearingText, measured } from '../../client/map/aids/legs.ts';
import { parseRadii, ringFeatures, typedRadii } from '../../client/map/aids/rings.ts';
import { type Look, SHOWN, standing, withLook } from '../../client/store/pointing.ts';
import { DeskId, PersonId } from '../../picture/basics.ts';
import type { LonLat } from '../../picture/geo/place.ts';

const QUNEITRA: LonLat = [35.824, 33.126];

describe('measuring', () => {
  test('a degree of latitude is 111 km north, and back is south', () => {
    const { legs, metres, area } = measured(
      [
        [35, 33],
        [35, 34],
        [35, 33],
      ],
      false,
    );
    expect(legs.map(({ metres }) => Math.round(metres / 100))).toEqual([1112, 1112]);
    expect(legs.map(({ bearing }) => bearingText(bearing))).toEqual(['000°', '180°']);
    expect(metres).toBeCloseTo(legs[0]!.metres * 2);
    expect(area).toBeUndefined();
  });
  test('bearings are true, from 000 to 359', () => {
    const to = (at: LonLat) => bearingText(measured([QUNEITRA, at], false).legs[0]!.bearing);
    expect(to([35.9, 33.126])).toBe('090°');
    expect(to([35.8, 33.126])).toBe('270°');
    expect(bearingText(359.7)).toBe('000°');
  });
  test('a closed figure has its edge and its area, whichever way it was drawn', () => {
    const square: LonLat[] = [
      [35, 33],
      [35.01, 33],
      [35.01, 33.01],
      [35, 33.01],
    ];
    const there = measured(square, true);
    expect(there.legs).toHaveLength(4);
    expect(there.area! / 1e6).toBeCloseTo(1.037, 2);
    expect(measured(square.toReversed(), true).area).toBeCloseTo(there.area!);
  });
  test('two corners are no figure, and nothing is nothing', () => {
    expect(measured([QUNEITRA, [35, 33]], true)).toMatchObject({ area: undefined });
    expect(measured([], true)).toEqual({ legs: [], metres: 0, area: undefined });
  });
  test.each([
    [950, '950 m²'],
    [85_432, '85\u202f432 m²'],
    [1_234_567, '1.23 km²'],
    [45_600_000, '45.6 km²'],
    [12_345_600_000, '12\u202f346 km²'],
  ])('%d square metres read %s', (area, text) => {
    expect(areaText(area, { metres: 'm²', kilometres: 'km²' })).toBe(text);
  });
});

describe('rings', () => {
  test.each([
    ['5', [5000]],
    ['1, 2, 5 km', [1000, 2000, 5000]],
    ['5 2 1', [1000, 2000, 5000]],
    ['500 m, 1.5 km', [500, 1500]],
    ['100 200 m', [100, 200]],
    ['1 nm', [1852]],
    ['2 km 2000 m', [2000]],
    ['١، ٢ km', [1000, 2000]],
    ['', undefined],
    ['0', undefined],
    ['-3 km', undefined],
    ['5 leagues', undefined],
    ['5 km · 10 km', [5000, 10_000]],
    ['1.200, 2 km', [1200, 2000]], // 1,200 km is too far
    ['300 km', undefined],
    ['1 2 3 4 5 6 7 8 9', undefined],
  ])('%s', (typed, metres) => {
    expect(parseRadii(typed)).toEqual(metres === undefined ? [] : [metres]);
  });
  test('[R66] what can mean two things is offered in words that can mean one', () => {
    expect(parseRadii('5 miles')).toEqual([[8046.7], [9260]]);
    expect(parseRadii('1.200, 2.400 m')).toEqual([
      [1.2, 2.4],
      [1200, 2400],
    ]);
    for (const typed of ['5 miles', '1.200, 2.400 m', '0.1234, 12.345 km']) {
      for (const meant of parseRadii(typed)) expect(parseRadii(typedRadii(meant))).toEqual([meant]);
    }
  });
  test('each is a closed line at its distance, named at its north', () => {
    const rings = ringFeatures({ centre: QUNEITRA, radii: [1000, 5000] }, (m) => `${m} m`);
    expect(rings.map(({ properties }) => properties.text)).toEqual(['', '1000 m', '', '5000 m']);
    for (const [i, metres] of [1000, 5000].entries()) {
      const { geometry } = rings[i * 2]!;
      if (geometry.type !== 'LineString') throw new Error('a ring is a line');
      expect(geometry.coordinates.at(-1)).toEqual(geometry.coordinates[0]);
      for (const [lon = 0, lat = 0] of geometry.coordinates) {
        expect(measured([QUNEITRA, [lon, lat]], false).metres).toBeCloseTo(metres, 0);
      }
    }
  });
});

describe('looks', () => {
  const look = (screen: string, since: number): Look => ({
    screen,
    desk: DeskId.parse('il'),
    person: PersonId.parse('il-analyst'),
    at: QUNEITRA,
    since,
  });
  test('stand for ten seconds, one a screen', () => {
    const two = withLook(withLook([], look('a', 0)), look('b', 4000));
    expect(two.map(({ screen }) => screen)).toEqual(['a', 'b']);
    expect(withLook(two, look('a', 5000)).map(({ since }) => since)).toEqual([4000, 5000]);
    expect(standing(two, SHOWN)).toEqual([two[1]]);
    expect(standing(two, 4000 + SHOWN)).toEqual([]);
  });
});
