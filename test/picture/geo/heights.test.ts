import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heightsApart, heightsMeet } from '../../../picture/geo/heights.ts';
import { Altitude, type Level, REFERENCES } from '../../../picture/geo/place.ts';
import { altitude } from '../../support/shapes.ts';

type Limit = number | undefined;
const level = (metres: Limit, reference: Level['reference']) =>
  metres === undefined ? {} : { metres, reference };
const band = (lower: Limit, upper: Limit, reference: Level['reference'] = 'AMSL') =>
  Altitude.parse({
    ...(lower !== undefined && { lower: level(lower, reference) }),
    ...(upper !== undefined && { upper: level(upper, reference) }),
  });

describe('two bands', () => {
  test.each([
    ['overlap by the smallest part', band(0, 100.1), band(100, 200), 'overlap'],
    ['touch', band(0, 100), band(100, 200), undefined],
    ['are apart', band(0, 100), band(150, 200), undefined],
    ['hold each other', band(0, 300), band(100, 200), 'overlap'],
    ['from the ground, and above', band(undefined, 100), band(100, undefined), undefined],
    ['from the ground, below sea level', band(undefined, 100), band(-400, -300), 'overlap'],
    ['without upper limits', band(500, undefined), band(9000, undefined), 'overlap'],
    ['one height in a band', band(100, 100), band(0, 200), 'overlap'],
    ['one height at the limit of a band', band(100, 100), band(100, 200), 'overlap'],
    ['one height beside a band', band(99, 99), band(100, 200), undefined],
    ['one height twice', band(100, 100), band(100, 100), 'overlap'],
    ['WGS 84 beside mean sea level', band(0, 1, 'WGS84'), band(500, 600), 'different-references'],
    ['ground beside mean sea level', band(0, 1, 'AGL'), band(500, 600), 'different-references'],
    ['WGS 84 alone', band(0, 100, 'WGS84'), band(100, 200, 'WGS84'), undefined],
    ['one has none', undefined, band(100, 200), 'no-heights'],
    ['one says nothing', {}, band(100, 200), 'no-heights'],
    ['neither has any', undefined, undefined, 'no-heights'],
  ])('[R54] %s', (_, a, b, expected) => {
    expect(heightsMeet(a, b)).toBe(expected);
    expect(heightsMeet(b, a)).toBe(expected);
  });

  test('[R54] limits of one band may have different references, and then are compared with nothing', () => {
    const mixed = { lower: band(0, 10, 'AGL').lower, upper: band(0, 10).upper };
    expect(heightsMeet(mixed, band(500, 600))).toBe('different-references');
  });
});

test('[R42] an event at the limit of a zone’s heights may be in it; in doubt too', () => {
  expect(heightsApart(band(100, 100), band(0, 100))).toBe(false);
  expect(heightsApart(band(100.1, 200), band(0, 100))).toBe(true);
  expect(heightsApart(band(500, 600), band(0, 100, 'WGS84'))).toBe(false);
  expect(heightsApart(undefined, band(0, 100))).toBe(false);
});

test('[R54] are the same in either order, and apart only where no height is shared', () => {
  const any = fc.option(
    fc.tuple(altitude, fc.constantFrom(...REFERENCES)).map(([one, reference]) => {
      const { lower, upper } = Altitude.parse(one);
      return band(lower?.metres, upper?.metres, reference);
    }),
    { nil: undefined },
  );
  fc.assert(
    fc.property(any, any, (a, b) => {
      expect(heightsMeet(a, b)).toBe(heightsMeet(b, a));
      if (heightsApart(a, b)) expect(heightsMeet(a, b)).toBeUndefined();
    }),
  );
});
