import { describe, expect, test } from 'vitest';
import { heldFile } from '../../support/held-file.ts';
import { columnOf, faultsOf, read, readSource } from './read.ts';

const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] });
const feature = (id: number, more: object = {}) => ({
  type: 'Feature',
  id,
  geometry: point(35 + id / 10, 33),
  properties: { title: `Smoke ${id}`, ...more },
});
const collection = (features: readonly unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });
const three = [feature(1), feature(2), feature(3)];

describe('GeoJSON', () => {
  test.each([
    ['a collection', collection(three)],
    ['with much space', JSON.stringify(JSON.parse(collection(three)), null, 4)],
    [
      'with members before and after',
      collection(three, { name: 'x', list: [{ features: [1] }] }).replace(
        /}$/,
        ',"more":{"features":[]},"n":1.5e3}',
      ),
    ],
    ['an array of features', JSON.stringify(three)],
    [
      'features that follow each other',
      three.map((one) => JSON.stringify(one, null, 1)).join('\n'),
    ],
    [
      'a text sequence (RFC 8142)',
      three.map((one) => `\u001e${JSON.stringify(one, null, 1)}\n`).join(''),
    ],
  ])('%s', async (_, text) => {
    const found = await read('a.geojson', text);
    expect(found.head?.format).toBe('geojson');
    expect(found.refused).toEqual([]);
    expect(found.rows.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(columnOf(found, 'id')).toEqual(['1', '2', '3']);
    expect(found.rows.map(({ geometry }) => geometry)).toEqual(three.map((one) => one.geometry));
    for (const piece of [1, 5, 64]) {
      const pieces = await readSource(heldFile('a.geojson', text, piece));
      expect(pieces.rows.map(({ columns }) => [...columns])).toEqual(
        found.rows.map(({ columns }) => [...columns]),
      );
    }
  });

  test('a feature or a geometry alone is one row; what is neither is no list of events', async () => {
    const one = await read('a.geojson', JSON.stringify({ ...feature(7), bbox: [1, 2, 3, 4] }));
    expect([...(one.rows[0]?.columns ?? [])]).toEqual([
      ['id', '7'],
      ['title', 'Smoke 7'],
    ]);
    const bare = await read('a.geojson', JSON.stringify({ ...point(35, 33), title: 'Fire' }));
    expect(bare.rows[0]).toMatchObject({ geometry: point(35, 33) });
    expect(columnOf(bare, 'title')).toEqual(['Fire']);
    const parts = { type: 'GeometryCollection', geometries: [point(35, 33)] };
    expect((await read('a.geojson', JSON.stringify(parts))).rows[0]?.geometry).toEqual(parts);
    for (const text of ['{"type":"Topology","objects":{}}', '{}', '{"title":"x"}']) {
      expect(faultsOf(await read('a.geojson', text)), text).toEqual(['0 notFeatures']);
    }
  });

  test('what is no JSON is said; broken in the middle, what was good before goes in', async () => {
    for (const text of ['no', 'null', '"x"', '7', ']', '{5:1}']) {
      expect(faultsOf(await read('a.geojson', text)), text).toEqual(['0 notJson']);
    }
    const text = collection(three);
    const broken = await read('a.geojson', text.replace('{"type":"Feature","id":3', '}"id":3'));
    expect(columnOf(broken, 'id')).toEqual(['1', '2']);
    expect(faultsOf(broken)).toEqual(['3 broken']);
    const inside = await read('a.geojson', text.replace('"Smoke 2"', 'Smoke 2'));
    expect(columnOf(inside, 'id')).toEqual(['1', '3']);
    expect(faultsOf(inside)).toEqual(['2 notJson']);
  });

  test('other members of a feature are columns, where no property has their name', async () => {
    const more = { ...feature(1, { when: 'x' }), when: 'y', layer: 'fires' };
    const found = await read('a.geojson', collection([more]));
    expect(columnOf(found, 'when')).toEqual(['x']);
    expect(columnOf(found, 'layer')).toEqual(['fires']);
    expect(found.rows[0]?.columns.has('type')).toBe(false);
  });

  const crs = (name: string) => ({ crs: { type: 'name', properties: { name } } });
  test.each([
    'urn:ogc:def:crs:OGC:1.3:CRS84',
    'urn:ogc:def:crs:OGC::CRS84',
    'urn:ogc:def:crs:EPSG::4326',
    'urn:ogc:def:crs:EPSG:6.6:4326',
    'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
    'http://www.opengis.net/def/crs/EPSG/0/4326',
    'EPSG:4326',
    'EPSG:4979',
    'OGC:CRS84',
    'WGS84',
    'WGS 84',
  ])('is WGS 84: %s', async (name) => {
    expect((await read('a.geojson', collection(three, crs(name)))).rows).toHaveLength(3);
  });
  test.each(['EPSG:3857', 'urn:ogc:def:crs:EPSG::2039', 'EPSG:28191', 'EPSG:14326', 'ITM', ''])(
    'is another system and refuses the file: %s',
    async (name) => {
      const before = await read('a.geojson', collection(three, crs(name)));
      expect(before.rows).toEqual([]);
      expect(faultsOf(before)).toEqual([`0 crs ${name}`.trim()]);
      const after = `${collection(three).slice(0, -1)},${JSON.stringify(crs(name)).slice(1)}`;
      expect(faultsOf(await read('a.geojson', after))).toEqual([`0 crs ${name}`.trim()]);
    },
  );
  test('a system of one feature refuses that; an old code of EPSG is known', async () => {
    const features = [feature(1), { ...feature(2), ...crs('EPSG:3857') }];
    expect(faultsOf(await read('a.geojson', collection(features)))).toEqual(['2 crs EPSG:3857']);
    const code = (code: number) => ({ crs: { type: 'EPSG', properties: { code } } });
    expect((await read('a.geojson', collection(three, code(4326)))).refused).toEqual([]);
    expect(faultsOf(await read('a.geojson', collection(three, code(3857))))).toEqual([
      '0 crs EPSG:3857',
    ]);
    expect((await read('a.geojson', collection(three, { crs: null }))).refused).toEqual([]);
  });
});

describe('values of a row', () => {
  const columnsOf = async (json: string) =>
    Object.fromEntries((await read('a.ndjson', json)).rows[0]?.columns ?? []);

  test('F12: the digits of integers are kept beyond 2^53; other numbers are as JavaScript writes them', async () => {
    const json =
      '{"a":9007199254740993,"b":-12345678901234567890,"c":33.10,"d":1e3,"e":1E400,"f":9007199254740991,"g":0.1234567890123456789,"h":[9007199254740993],"i":"9007199254740993"}';
    expect(await columnsOf(json)).toEqual({
      a: '9007199254740993',
      b: '-12345678901234567890',
      c: '33.1',
      d: '1000',
      e: '1E400',
      f: '9007199254740991',
      g: '0.12345678901234568',
      h: '["9007199254740993"]',
      i: '9007199254740993',
    });
  });
  test('blank ones are left out, objects are JSON, line ends are LF', async () => {
    const json = '{"a":null,"b":"","c":" ","d":{"x":[1]},"e":"1\\r\\n2","f":false,"g":0," H ":1}';
    expect(await columnsOf(json)).toEqual({
      d: '{"x":[1]}',
      e: '1\n2',
      f: 'false',
      g: '0',
      h: '1',
    });
  });
  test('names that stand twice refuse the row', async () => {
    const found = await read(
      'a.ndjson',
      [
        '{"id":1,"title":"a","title":"a"}',
        '{"id":2,"x":{"y":1,"y":2}}',
        '{"id":3,"Title":"a","title":"b"}',
        '{"id":4,"Title":"a","title":"a"}',
        '{"id":5,"Title":null,"title":"b"}',
        '{"id":6,"a\\u0062":1,"ab":2}',
        '{"id":7,"__proto__":1,"constructor":2}',
      ].join('\n'),
    );
    expect(faultsOf(found)).toEqual([
      '1 nameTwice title',
      '2 nameTwice y',
      '3 nameTwice title',
      '6 nameTwice ab',
    ]);
    expect(columnOf(found, 'id')).toEqual(['4', '5', '7']);
    expect(columnOf(found, '__proto__')).toEqual(['', '', '1']);
  });
  test('a property may have the name that its feature has an id by', async () => {
    const json = JSON.stringify({ ...feature(1), properties: { ID: 'own', title: 'x' } });
    expect((await read('a.ndjson', json)).rows[0]?.columns.get('id')).toBe('own');
  });
  test('names as they are written are known of the whole file', async () => {
    const found = await read('a.ndjson', '{"Id":1}\n{"Id":2," Event Date ":"x"}');
    expect([...(found.rows[0]?.names ?? [])]).toEqual([
      ['id', 'Id'],
      ['event date', 'Event Date'],
    ]);
    expect(found.rows[1]?.names).toBe(found.rows[0]?.names);
  });
});

describe('a value on each line', () => {
  test('each by itself: what is wrong is refused by its line', async () => {
    const lines = [
      '{"id":1}',
      '',
      '{"id":2,',
      '[6]',
      'null',
      '"x"',
      '\u001e{"id":7}',
      ' \t',
      '{"id":9}',
    ];
    for (const end of ['\n', '\r\n', '\r']) {
      const found = await read('a.ndjson', lines.join(end));
      expect(found.head?.format).toBe('ndjson');
      expect(found.rows.map(({ number }) => number)).toEqual([1, 7, 9]);
      expect(faultsOf(found)).toEqual(['3 notJson', '4 notObject', '5 notObject', '6 notObject']);
    }
  });
  test('the last one that is cut is said to be', async () => {
    expect(faultsOf(await read('a.ndjson', '{"id":1}\n{"id":2,"ti'))).toEqual(['2 truncated']);
    expect(faultsOf(await read('a.ndjson', '{"id":1}\n{"id":2,"ti\n'))).toEqual(['2 notJson']);
  });
  test('a line of more than 1 MiB refuses itself alone', async () => {
    const found = await read('a.ndjson', `{"id":1}\n{"pad":"${'x'.repeat(1 << 20)}"}\n{"id":3}\n`);
    expect(columnOf(found, 'id')).toEqual(['1', '3']);
    expect(faultsOf(found)).toEqual(['2 tooLong']);
  });
  test('NUL bytes refuse their line alone', async () => {
    const found = await read('a.ndjson', '{"id":1}\n{"id":\0 2}\n\0\0\n{"id":4}\n');
    expect(columnOf(found, 'id')).toEqual(['1', '4']);
    expect(faultsOf(found)).toEqual(['2 nul', '3 nul']);
  });
});

describe('what the beginning says goes before the name', () => {
  test.each([
    ['a.geojson', three.map((one) => JSON.stringify(one)).join('\n'), 'ndjson', 3],
    ['a.json', collection(three), 'geojson', 3],
    ['a.json', '[{"id":1},{"id":2}]', 'json', 2],
    ['a.ndjson', '[\n {"id":1},\n {"id":2}\n]\n', 'json', 2],
    ['a.ndjson', JSON.stringify(three), 'geojson', 3],
    ['a.ndjson', JSON.stringify(JSON.parse(collection(three)), null, 2), 'geojson', 3],
    ['a.ndjson', collection(three), 'geojson', 3],
    ['a.jsonl', '{"id":1}\n{"id":2}\n', 'ndjson', 2],
    ['a.ndjson', '{"id":1}', 'ndjson', 1],
    ['a.json', '{"id":1}\n{"id":2}\n', 'ndjson', 2],
    ['a.ndjson', '\u001e{\n"id":1}\n\u001e{\n"id":2}\n', 'json', 2],
    ['a.ndjson', '\u001e{"id":1}\n\u001e{"id":2}\n', 'ndjson', 2],
  ])('%s: %j', async (name, text, format, count) => {
    const found = await read(name, text);
    expect(found.head?.format).toBe(format);
    expect(found.refused).toEqual([]);
    expect(found.rows).toHaveLength(count);
  });
  test('a name of none of the formats is said', async () => {
    expect(faultsOf(await read('a.docx', 'x'))).toEqual(['0 format .docx']);
    expect(faultsOf(await read('a', 'x'))).toEqual(['0 format']);
  });
});
