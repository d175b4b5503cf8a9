/** Files of tiles: a good one, and every way in which one can be bad, made in a folder of the test's own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PMTiles, type Source } from 'pmtiles';
import { afterAll, describe, expect, test } from 'vitest';
import { palettes } from '../../client/map/palette.ts';
import { examine, type Fine } from '../../client/map/tiles/examine.ts';
import { schemaOf, tileLayers } from '../../client/map/tiles/layers.ts';
import { sized } from '../support/scale.ts';
import { sharedPath } from '../support/shared.ts';

const GOLAN = readFileSync(sharedPath('tiles/golan.pmtiles'));
const dir = mkdtempSync(join(tmpdir(), 'tiles-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A file as the server would hand it out. */
function sourceOf(bytes: Uint8Array): Source {
  const path = join(dir, `${Math.random()}.pmtiles`);
  writeFileSync(path, bytes);
  return {
    getKey: () => path,
    getBytes: async (offset, length) => {
      const part = readFileSync(path).subarray(offset, offset + length);
      return {
        data: part.buffer.slice(part.byteOffset, part.byteOffset + part.length) as ArrayBuffer,
      }; // never shared
    },
  };
}
const examined = (bytes: Uint8Array) => examine(new PMTiles(sourceOf(bytes)), bytes.length);

/** A copy with other bytes at some places. */
function changed(...changes: readonly (readonly [at: number, bytes: readonly number[]])[]): Buffer {
  const copy = Buffer.from(GOLAN);
  for (const [at, bytes] of changes) copy.set(bytes, at);
  return copy;
}
const noise = (length: number) => Array.from({ length }, (_, i) => (i * 73 + 41) % 256);

test('a good file says what it holds', async () => {
  const found = await examined(GOLAN);
  expect(found).toMatchObject({
    kind: 'vector',
    minZoom: 0,
    maxZoom: 11,
    bounds: [34.5, 31.5, 38.5, 34.5],
  });
  expect((found as Fine).layers).toContain('rivers'); // it matched that
});

test.each([
  ['nothing at all', Buffer.alloc(0), 'truncated'],
  [
    'a text',
    Buffer.from('these are no tiles, but words that somebody saved under this name'),
    'foreign',
  ],
  ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'foreign'],
  ['version 2', changed([2, [2, 0, 0, 0, 0, 0]]), 'version'],
  ['version 4', changed([7, [4]]), 'version'],
  ['version 0', changed([7, [0]]), 'version'],
  ['half a header', GOLAN.subarray(0, 60), 'truncated'],
  ['a header alone', GOLAN.subarray(0, 127), 'damaged'],
  ['the first half', GOLAN.subarray(0, GOLAN.length / 2), 'truncated'],
  ['all but the last byte', GOLAN.subarray(0, -1), 'truncated'],
  ['its directory overwritten', changed([127, noise(1000)]), 'damaged'],
  ['what it says of itself overwritten', changed([1608, noise(4000)]), 'damaged'],
  ['its tiles overwritten', changed([10_240, noise(1_296_479)]), 'damaged'],
  ['bounds the wrong way round', changed([102, [0, 0, 0, 0x7f]]), 'damaged'],
  ['zooms the wrong way round', changed([100, [11, 0]]), 'damaged'],
  ['tiles of an unknown kind', changed([99, [0]]), 'kind'],
  ['a compression that browsers lack', changed([97, [4]]), 'damaged'],
])('%s: %#', async (_, bytes, flaw) => {
  expect(await examined(bytes)).toEqual({ flaw });
});

test('a file that the server does not hand out is said to be unreached', async () => {
  const source: Source = {
    getKey: () => 'gone',
    getBytes: () => Promise.reject(new Error('Bad response code: 404')),
  };
  expect(await examine(new PMTiles(source), 1000)).toEqual({ flaw: 'unreached' });
});

test('whatever byte is wrong, it is either fine or said to be bad, and nothing is thrown', async () => {
  for (let i = 0; i < sized({ test: 50, soak: 5000 }); i++) {
    const at = (i * 7919) % 11_000;
    const found = await examined(changed([at, noise(1 + (i % 9))]));
    expect(found.flaw === undefined || typeof found.flaw === 'string').toBe(true);
  }
});

/** The smallest file there can be, of images instead of shapes, with this to say of itself. */
function images(metadata: object): Buffer {
  const directory = gzipSync(Buffer.from([1, 0, 1, 3, 1])); // tile 0, once, three bytes, at the start
  const json = gzipSync(Buffer.from(JSON.stringify(metadata)));
  const header = Buffer.from(GOLAN.subarray(0, 127));
  const place = (at: number, offset: number, length: number) => {
    header.writeBigUInt64LE(BigInt(offset), at);
    header.writeBigUInt64LE(BigInt(length), at + 8);
  };
  place(8, 127, directory.length);
  place(24, 127 + directory.length, json.length);
  place(40, 127 + directory.length + json.length, 0);
  place(56, 127 + directory.length + json.length, 3);
  header.set([2, 1, 2, 0, 0], 97); // gzip inside, tiles as they are, PNG, zoom 0 to 0
  return Buffer.concat([header, directory, json, Buffer.from([1, 2, 3])]);
}

test.each([
  [{ name: 'Terrain of the north' }, { kind: 'terrain', encoding: 'terrarium' }],
  [
    { name: 'x', encoding: 'mapbox', description: 'DEM' },
    { kind: 'terrain', encoding: 'mapbox' },
  ],
  [{ name: 'Orthophoto' }, { kind: 'raster' }],
  [
    { attribution: '<a href="x">&copy; Survey</a>  &amp; sons' },
    { attribution: '© Survey & sons' },
  ],
])('images that say %o', async (metadata, expected) => {
  expect(await examined(images(metadata))).toMatchObject(expected);
});

describe('layers', () => {
  const file = (layers: readonly string[], kind: Fine['kind'] = 'vector'): Fine => ({
    kind,
    layers,
    minZoom: 0,
    maxZoom: 14,
    bounds: [34, 31, 38, 35],
    attribution: '',
    encoding: 'terrarium',
  });
  const PROTOMAPS = [
    'boundaries',
    'buildings',
    'earth',
    'landcover',
    'landuse',
    'places',
    'pois',
    'roads',
    'water',
  ];
  const OPENMAPTILES = [
    'boundary',
    'building',
    'landcover',
    'landuse',
    'place',
    'transportation',
    'water',
    'waterway',
  ];
  const named = (layers: readonly string[]) =>
    tileLayers('tiles/x', file(layers), palettes.dark).map((layer) =>
      'source-layer' in layer ? layer['source-layer'] : '',
    );

  test('schemas are known by their layers', () => {
    expect(schemaOf(PROTOMAPS)).toBe('protomaps');
    expect(schemaOf(OPENMAPTILES)).toBe('openmaptiles');
    expect(schemaOf(['land', 'rivers', 'places'])).toBe('other');
    expect(schemaOf([])).toBe('other');
  });
  test.each([
    ['protomaps', PROTOMAPS, ['landuse', 'water', 'roads', 'buildings']],
    ['openmaptiles', OPENMAPTILES, ['landcover', 'water', 'waterway', 'transportation']],
    [
      'other',
      ['land', 'rivers', 'admin1', 'undof', 'disputed', 'localities'],
      ['rivers', 'localities'],
    ],
  ])('%s: what is drawn, never a boundary', (_, layers, drawn) => {
    const names = named(layers);
    expect(names).toEqual(expect.arrayContaining(drawn));
    expect(names.filter((name) => /bound|admin|undof|disput/.test(String(name)))).toEqual([]);
  });
  test('every layer has a name of its own', () => {
    for (const layers of [PROTOMAPS, OPENMAPTILES, ['a', 'b', 'river']]) {
      const ids = tileLayers('tiles/x', file(layers), palettes.bright).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
  test('terrain is shaded, images are shown', () => {
    const type = (kind: Fine['kind']) => tileLayers('t', file([], kind), palettes.dark)[0]?.type;
    expect([type('terrain'), type('raster')]).toEqual(['hillshade', 'raster']);
  });
});
