/** Half files, and files with anything in them: what is whole before comes out, and one line says what is missing. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sized } from '../../support/scale.ts';
import '../../support/seed.ts';
import { columnOf, faultsOf, read } from './read.ts';

const COUNT = 40;
const ids = Array.from({ length: COUNT }, (_, i) => `r${String(i).padStart(2, '0')}`);
const title = (id: string) => `Smoke "${id}" דליקה, دخان`;

/** The same rows in each format. The last character of a row is the last that it needs. */
const FILES: Readonly<Record<string, string>> = {
  'a.csv': `id,time,title\n${ids.map((id) => `${id},2026-11-22,"${title(id).replaceAll('"', '""')}"\n`).join('')}`,
  'a.ndjson': ids.map((id) => `${JSON.stringify({ id, title: title(id) })}\n`).join(''),
  'a.geojson': JSON.stringify({
    type: 'FeatureCollection',
    features: ids.map((id) => ({
      type: 'Feature',
      geometry: null,
      properties: { id, title: title(id) },
    })),
  }),
  'a.json': JSON.stringify(
    ids.map((id) => ({ id, title: title(id) })),
    null,
    2,
  ),
  'a.kml': `<kml><Document>${ids.map((id) => `<Placemark id="${id}"><name>${title(id)}</name></Placemark>\n`).join('')}</Document></kml>`,
  'a.gpx': `<gpx>${ids.map((id) => `<wpt lat="33" lon="35"><id>${id}</id><name>${title(id)}</name></wpt>\n`).join('')}</gpx>`,
};
/** Where each row ends in its file, in characters. */
const ends = (name: string): number[] => {
  const text = FILES[name] ?? '';
  const last =
    {
      'a.csv': '""',
      'a.ndjson': '}',
      'a.geojson': '}}',
      'a.json': '}',
      'a.kml': '</Placemark>',
      'a.gpx': '</wpt>',
    }[name] ?? '';
  return ids.map((id) => text.indexOf(last, text.lastIndexOf(id)) + last.length);
};

test.each(Object.keys(FILES))('%s, cut at every twentieth and everywhere', async (name) => {
  const text = FILES[name] ?? '';
  const whole = await read(name, text);
  expect(columnOf(whole, 'id')).toEqual(ids);
  expect(whole.refused).toEqual([]);
  const rowEnds = ends(name);
  const twentieths = Array.from({ length: 19 }, (_, i) => Math.floor((text.length * (i + 1)) / 20));
  const random = fc.sample(fc.integer({ min: 1, max: text.length - 1 }), 60);
  for (const at of [...twentieths, ...random]) {
    const found = await read(name, text.slice(0, at));
    const complete =
      name === 'a.csv' ? found.rows.length : rowEnds.filter((end) => end <= at).length;
    expect(columnOf(found, 'id').slice(0, complete), `cut at ${at}`).toEqual(
      ids.slice(0, complete),
    );
    if (name !== 'a.csv') {
      expect(found.rows, `cut at ${at}`).toHaveLength(complete);
      const betweenLines = name === 'a.ndjson' && /\}\n?$/.test(text.slice(0, at));
      expect(found.refused, `cut at ${at}`).toHaveLength(betweenLines && complete > 0 ? 0 : 1);
    }
    if (found.rows.length > 0 && found.refused.length > 0) {
      expect(faultsOf(found)[0], `cut at ${at}`).toMatch(/^\d+ truncated$/);
    }
  }
});

test('CSV, cut: rows before the last line are whole; the last is said to be cut if it lacks a cell or its quote', async () => {
  const text = FILES['a.csv'] ?? '';
  for (let at = text.indexOf('\n') + 2; at < text.length; at += 7) {
    const part = text.slice(0, at);
    const found = await read('a.csv', part);
    const lines = part.split('\n').length - 2;
    expect(columnOf(found, 'id').slice(0, lines)).toEqual(ids.slice(0, lines));
    const last = part.split('\n').at(-1) ?? '';
    const isWhole = last === '' || /,"(?:[^"]|"")*"$/.test(last) || /^[^,]*,[^,]*,$/.test(last);
    expect(found.refused, JSON.stringify(last)).toHaveLength(isWhole ? 0 : 1);
    if (!isWhole) expect(faultsOf(found)).toEqual([`${lines + 2} truncated`]);
  }
});

test.each(Object.keys(FILES))('%s packed, cut anywhere: one line', async (name) => {
  const packed = gzipSync(FILES[name] ?? '');
  for (const at of fc.sample(fc.integer({ min: 20, max: packed.length - 9 }), 20)) {
    const found = await read(`${name}.gz`, packed.subarray(0, at));
    expect(found.refused).toHaveLength(1);
    const got = columnOf(found, 'id');
    expect(got).toEqual(ids.slice(0, got.length));
  }
});

test('any bytes under any name end, and throw nothing', async () => {
  const names = fc.constantFrom(...Object.keys(FILES), 'a.xml', 'a.txt', 'a.csv.gz');
  await fc.assert(
    fc.asyncProperty(names, fc.uint8Array({ maxLength: 300 }), async (name, bytes) => {
      const found = await read(name, bytes);
      expect(found.all.length).toBeGreaterThan(0);
    }),
    { numRuns: sized({ test: 500, soak: 5000 }) },
  );
});

test('any damage to a good file ends, throws nothing, and loses no row without a word', async () => {
  const damage = fc.record({
    place: fc.double({ min: 0, max: 0.999, noNaN: true }),
    length: fc.integer({ min: 0, max: 3 }),
    bytes: fc.uint8Array({ maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(FILES)), damage, async (name, one) => {
      const bytes = new TextEncoder().encode(FILES[name]);
      const at = Math.floor(one.place * bytes.length);
      const found = await read(
        name,
        Buffer.concat([bytes.subarray(0, at), one.bytes, bytes.subarray(at + one.length)]),
      );
      if (found.rows.length < COUNT) expect(found.refused.length).toBeGreaterThan(0);
    }),
    { numRuns: sized({ test: 500, soak: 5000 }) },
  );
});
