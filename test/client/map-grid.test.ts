import fc from 'fast-check';
import { forward } from 'mgrs';
import { describe, expect, test } from 'vitest';
import { angle, graticule, stepAt } from '../../client/map/grid/graticule.ts';
import { crossing } from '../../client/map/grid/line.ts';
import { mgrsGrid } from '../../client/map/grid/mgrs.ts';
import { fromUtm, toUtm, zoneOf } from '../../client/map/grid/utm.ts';

const GOLAN = { west: 35.4, south: 32.6, east: 36.4, north: 33.5 };
const place = fc.tuple(
  fc.double({ min: 33.5, max: 39.5, noNaN: true }),
  fc.double({ min: 31, max: 35.5, noNaN: true }),
);

test('there and back again is the same place to a decimetre, and MGRS has the same metres', () => {
  fc.assert(
    fc.property(place, ([lon, lat]) => {
      const zone = zoneOf(lon);
      const metres = toUtm([lon, lat], zone);
      const [x, y] = fromUtm(metres, zone);
      expect(Math.abs(x - lon)).toBeLessThan(1e-6);
      expect(Math.abs(y - lat)).toBeLessThan(1e-6);
      const [, grid, east, north] = /^(\d+)[A-Z]{3}(\d{5})(\d{5})$/.exec(forward([lon, lat], 5))!;
      expect(Number(grid)).toBe(zone);
      expect(Math.abs((metres.east % 1e5) - Number(east)) % 99_998).toBeLessThan(2);
      expect(Math.abs((metres.north % 1e5) - Number(north)) % 99_998).toBeLessThan(2);
    }),
    { numRuns: 300 },
  );
});

describe('graticule', () => {
  test.each([
    [5, '5°'],
    [8, '1°'],
    [10, '10′'],
    [12, '5′'],
    [15, '30″'],
  ])('at zoom %d lines stand at least 120 pixels apart', (zoom) => {
    const step = stepAt(zoom);
    expect((step / 3600 / 360) * 512 * 2 ** zoom).toBeGreaterThanOrEqual(120);
    expect((step / 3600 / 360) * 512 * 2 ** zoom).toBeLessThan(420);
  });
  test('lies on round values within the bounds and says which', () => {
    const { lines } = graticule(GOLAN, 10);
    const labels = lines.map(({ label }) => label);
    expect(labels).toContain('36°E');
    expect(labels).toContain('35°40′E');
    expect(labels).toContain('33°20′N');
    expect(lines.filter(({ major }) => major).map(({ label }) => label)).toEqual(['36°E', '33°N']);
    for (const { coordinates } of lines) {
      for (const [lon, lat] of coordinates) {
        expect(lon).toBeGreaterThanOrEqual(GOLAN.west);
        expect(lat).toBeLessThanOrEqual(GOLAN.north);
      }
    }
  });
  test('angles in every corner of the world', () => {
    expect(angle(0, 'N', 'S')).toBe('0°N');
    expect(angle(-3 * 3600 - 90, 'N', 'S')).toBe('3°01′30″S');
    expect(angle(35 * 3600 + 5, 'E', 'W')).toBe('35°00′05″E');
  });
});

describe('MGRS grid', () => {
  test('from afar it names squares of 100 km in both zones', () => {
    const { squares, lines } = mgrsGrid({ west: 33.5, south: 31, east: 39.5, north: 35.5 }, 7);
    const names = squares.map(({ name }) => name);
    expect(names).toContain('36S YB');
    expect(names).toContain('37S BS');
    expect(names).toContain('36R YV');
    for (const { at, name } of squares) {
      expect(forward([...at], 1).startsWith(name.replace(' ', ''))).toBe(true);
    }
    expect(lines.some(({ coordinates }) => coordinates.every(([lon]) => lon === 36))).toBe(true);
    expect(lines.some(({ coordinates }) => coordinates.every(([, lat]) => lat === 32))).toBe(true);
  });
  test.each([
    [10, 10_000, 1],
    [13, 1000, 2],
    [16, 100, 3],
  ])('at zoom %d its labels are the digits of the references on it', (zoom, step, length) => {
    const size = 60 / 2 ** zoom;
    const bounds = { west: 35.8, south: 33.1, east: 35.8 + size * 8, north: 33.1 + size * 8 };
    const { lines } = mgrsGrid(bounds, zoom);
    expect(lines.length).toBeGreaterThan(4);
    for (const { coordinates, runs, label } of lines.filter(({ label }) => label !== '')) {
      expect(label).toHaveLength(length);
      const [lon, lat] = coordinates[4] ?? coordinates[1]!;
      const { east, north } = toUtm([lon, lat], zoneOf(lon));
      const metres = runs === 'north' ? east : north;
      expect(Math.abs(metres / step - Math.round(metres / step)) * step).toBeLessThan(1);
      expect(label).toBe(String(Math.round(metres / step) % (1e5 / step)).padStart(length, '0'));
    }
  });
  test('no line leaves its zone', () => {
    const { lines } = mgrsGrid(GOLAN, 10);
    for (const { coordinates, label } of lines.filter((one) => one.label !== '')) {
      const lons = coordinates.map(([lon]) => lon);
      const west = lons.every((lon) => lon <= 36 + 1e-8);
      expect(west || lons.every((lon) => lon >= 36 - 1e-8), label).toBe(true);
    }
  });
  test('a view never has so many lines that they hide the map', () => {
    for (let zoom = 6; zoom <= 18; zoom += 0.25) {
      const width = (1920 * 360) / (512 * 2 ** zoom);
      const bounds = { west: 35.5, south: 33, east: 35.5 + width, north: 33 + width / 2 };
      expect(mgrsGrid(bounds, zoom).lines.length, `zoom ${zoom}`).toBeLessThan(120);
    }
  });
});

test('a path meets an edge where it crosses it', () => {
  const path = [
    { x: 10, y: 0 },
    { x: 20, y: 100 },
    { x: 40, y: 200 },
  ];
  expect(crossing(path, 'north', 50)).toBe(15);
  expect(crossing(path, 'north', 150)).toBe(30);
  expect(crossing(path, 'east', 30)).toBe(150);
  expect(crossing(path, 'north', 250)).toBeUndefined();
  expect(crossing([], 'north', 0)).toBeUndefined();
});
