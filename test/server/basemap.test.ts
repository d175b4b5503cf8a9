/** The committed basemap: valid, within bounds, small, and right about what people will check. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, FeatureCollection, LineString, Point, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { palettes } from '../../client/map/palette.ts';

const directory = join(import.meta.dirname, '../../data/basemap');
const text = (file: string) => readFileSync(join(directory, file), 'utf8');
const files = readdirSync(directory).filter((file) => file.endsWith('.geojson'));
const sources: { file: string; source: string; licence: string; attribution: string }[] =
  JSON.parse(text('sources.json'));

function features<G extends Feature['geometry']>(
  file: string,
): Feature<G, Record<string, string>>[] {
  const collection: FeatureCollection<G, Record<string, string>> = JSON.parse(text(file));
  return collection.features;
}

function positions(geometry: Feature['geometry']): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'LineString':
      return geometry.coordinates;
    case 'Polygon':
      return geometry.coordinates.flat();
    default:
      throw new Error(`the basemap has no ${geometry.type}`);
  }
}

const lineOf = (kind: string): Position[] =>
  features<LineString>('separation.geojson').find((each) => each.properties.kind === kind)!.geometry
    .coordinates;

const place = (name: string) => {
  const found = features<Point>('places.geojson').find((each) => each.properties.name_en === name);
  if (!found) throw new Error(`no place ${name}`);
  return found;
};

/** Whether the segments p–q and r–s cross. */
function cross(p: Position, q: Position, r: Position, s: Position): boolean {
  const side = (a: Position, b: Position, c: Position) =>
    Math.sign((b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!));
  return side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0;
}

function within([lon, lat]: Position, ring: Position[]): boolean {
  let inside = false;
  ring.forEach(([x, y], i) => {
    const [u, v] = ring.at(i - 1)!;
    if (y! > lat! !== v! > lat! && lon! < ((u! - x!) * (lat! - y!)) / (v! - y!) + x!)
      inside = !inside;
  });
  return inside;
}

/** The longitudes at which a line crosses a parallel, from the west. */
const crossings = (line: Position[], lat: number) =>
  line
    .slice(1)
    .flatMap(([x, y], i) => {
      const [u, v] = line[i]!;
      return y! > lat !== v! > lat ? [u! + ((x! - u!) * (lat - v!)) / (y! - v!)] : [];
    })
    .sort((a, b) => a - b);

describe.each(files)('%s', (file) => {
  test('is GeoJSON within bounds, to five decimals', () => {
    const all = features(file);
    expect(all.length).toBeGreaterThan(2);
    for (const { type, geometry } of all) {
      expect(type).toBe('Feature');
      const points = positions(geometry);
      if (geometry.type === 'LineString') expect(points.length).toBeGreaterThan(1);
      const out = points.filter(
        ([lon, lat, ...more]) =>
          more.length > 0 ||
          lon! < 33.5 ||
          lon! > 39.5 ||
          lat! < 31 ||
          lat! > 35.5 ||
          Math.abs(lon! * 1e5 - Math.round(lon! * 1e5)) > 1e-4,
      );
      expect(out).toEqual([]);
      if (geometry.type !== 'Polygon') continue;
      for (const ring of geometry.coordinates) {
        expect(ring.length).toBeGreaterThan(3);
        expect(ring.at(-1)).toEqual(ring[0]);
      }
    }
  });

  test('has a source, a licence and an attribution', () => {
    const [source, ...others] = sources.filter((each) => each.file === file);
    expect(others).toEqual([]);
    expect(source?.source).toMatch(/@\d+\.\d+\.\d+/);
    expect(source?.licence).not.toBe('');
    expect(source?.attribution).not.toBe('');
    expect(text('SOURCES.md')).toContain(`\`${file}\``);
  });
});

test('the whole basemap stays under 1.5 MB, and every source is there', () => {
  const sizes = readdirSync(directory).map((file) => statSync(join(directory, file)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
  expect(sources.map(({ file }) => file).sort()).toEqual([...files].sort());
});

describe('lines', () => {
  test('every line names its kind and its source', () => {
    for (const { properties } of features<LineString>('borders.geojson')) {
      expect(['border', 'line', 'disputed', 'label']).toContain(properties.kind);
      expect(properties.source).not.toBe('');
      if (properties.kind === 'disputed') expect(properties.label).not.toBe('');
      if (properties.kind !== 'label') expect(properties.name).not.toBe('');
    }
  });

  test('the A line and the B line do not cross, and A lies west of B', () => {
    const [a, b] = [lineOf('a'), lineOf('b')];
    for (let i = 1; i < a.length; i++) {
      for (let j = 1; j < b.length; j++) {
        expect(cross(a[i - 1]!, a[i]!, b[j - 1]!, b[j]!)).toBe(false);
      }
    }
    for (const lat of [32.8, 32.9, 33, 33.1, 33.2, 33.3]) {
      expect(crossings(a, lat).at(-1)).toBeLessThan(crossings(b, lat)[0]!);
    }
  });

  test('the A line is drawn once: no border runs along it', () => {
    const a = new Set(lineOf('a').slice(1, -1).map(String));
    const lines = features<LineString>('borders.geojson').filter(
      ({ geometry }) => geometry.type === 'LineString',
    );
    expect(
      lines.flatMap((each) => each.geometry.coordinates).filter((p) => a.has(String(p))),
    ).toEqual([]);
  });

  test.each([
    ['Quneitra', true],
    ['Ar-Rafid', true],
    ['Hader', false],
    ['Jubata al-Khashab', true],
    ['Majdal Shams', false],
    ["Buq'ata", false],
    ['Khan Arnabah', false],
    ['Beit Jinn', false],
    ['Katzrin', false],
    ['Nawa', false],
  ])('%s in the area of separation: %s', (name, inside) => {
    const area = features<Polygon>('separation.geojson').find((f) => f.properties.kind === 'area')!;
    expect(within(place(name).geometry.coordinates, area.geometry.coordinates[0]!)).toBe(inside);
  });

  test.each([
    ['west', ['Dan', "She'ar Yashuv", 'Shamir', 'Ein Gev', 'Kiryat Shmona', 'Rosh Pinna']],
    ['east', ['Snir', "Buq'ata", 'Katzrin', 'Merom Golan', 'Fiq']],
  ])('%s of the line of 1923', (side, names) => {
    const line = features<LineString>('borders.geojson').find(
      ({ properties, geometry }) =>
        properties.label === 'limit1923' && geometry.type === 'LineString',
    )!;
    for (const name of names) {
      const [lon, lat] = place(name).geometry.coordinates;
      const [at] = crossings(line.geometry.coordinates, lat!);
      expect(lon! < at! ? 'west' : 'east', name).toBe(side);
    }
  });
});

describe('names', () => {
  test.each([
    ['Damascus', 'دمشق', 'דמשק'],
    ['Amman', 'عمّان', 'עמאן'],
    ['Jerusalem', 'القدس', 'ירושלים'],
    ['Haifa', 'حيفا', 'חיפה'],
    ['Quneitra', 'القنيطرة', 'קוניטרה'],
    ['Nablus', 'نابلس', 'שכם'],
  ])('%s in three languages', (en, ar, he) => {
    expect(place(en).properties).toMatchObject({ name_ar: ar, name_he: he });
  });

  test('the main places have all three names, each in its own script', () => {
    const main = features<Point>('places.geojson').filter(
      (each) => Number(each.properties.rank) < 3,
    );
    expect(main.length).toBeGreaterThanOrEqual(60);
    for (const { properties } of main) {
      expect(properties.name_en).toMatch(/^[A-Za-z' ()-]+$/);
      expect(properties.name_ar).toMatch(/^[\u0621-\u0652 ]+$/);
      expect(properties.name_he).toMatch(/^[\u05d0-\u05ea' -]+$/);
    }
  });

  test('no place is named in a script that is not the language’s own', () => {
    for (const { properties } of features<Point>('places.geojson')) {
      expect(properties.name_en).not.toBe('');
      expect(properties.name_ar).toMatch(/^[\u0621-\u063a\u0641-\u0652 ]*$/);
      expect(properties.name_he).toMatch(/^[\u05d0-\u05ea'"׳״ -]*$/);
    }
  });
});

test.each(Object.entries(palettes))('words on the %s basemap read at 4.5 to 1', (_, palette) => {
  const luminance = (hex: string) =>
    [0.2126, 0.7152, 0.0722]
      .map((weight, i) => {
        const c = Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255;
        return weight * (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
      })
      .reduce((sum, part) => sum + part, 0);
  const { placeMain, place: name, placeOther, lineName, waterName, airfield } = palette;
  for (const word of [placeMain, name, placeOther, lineName, waterName, airfield]) {
    for (const ground of [palette.land, palette.separation, palette.lake]) {
      const [high, low] = [luminance(word), luminance(ground)].sort((a, b) => b - a);
      const ratio = (high! + 0.05) / (low! + 0.05);
      expect(ratio, `${word} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});
