/**
 * Files that are made to do harm: each says so in one line, loses nothing of what was good before, and never takes more
 * memory than a few pieces of itself. No clock is read; that they end early is counted in bytes. How long they take stands
 * in docs/figures.md (`npm run bench -- files`).
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../../support/child.ts';
import { columnOf, faultsOf, read } from './read.ts';

const MiB = 1 << 20;

/** What `file-reader.ts` says of one bomb, read in a process of its own. */
const Report = z.object({
  name: z.string(),
  rows: z.number(),
  /** How often each; those of the file begin with 0. */
  faults: z.array(z.tuple([z.string(), z.number()])),
  /** Bytes of the file that were read, and its size. */
  read: z.number(),
  size: z.number(),
  /** Bytes that the process grew by at most. */
  grown: z.number(),
});

describe('300 MiB in a few hundred KiB', () => {
  const reports = new Map<string, z.infer<typeof Report>>();
  beforeAll(async () => {
    const script = join(ROOT, 'test/support/hostile/file-reader.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script]);
    for (const line of stdout.trim().split('\n')) {
      const report = Report.parse(JSON.parse(line));
      reports.set(report.name, report);
    }
  });
  test.each([
    ['zeros.csv.gz', 0, [['0 tooLong', 1]]],
    ['zeros.ndjson.gz', 0, [['0 tooLarge', 1]]],
    ['line.csv.gz', 0, [['0 tooLong', 1]]],
    ['line.ndjson.gz', 0, [['0 tooLarge', 1]]],
    ['brackets.geojson.gz', 0, [['0 notJson', 1]]],
    ['brackets.ndjson.gz', 0, [['0 notJson', 1]]],
    ['deep.geojson.gz', 1, [['0 tooLarge', 1]]],
    ['junk.ndjson.gz', 0, [['0 notJson', 1]]],
    ['junk.csv.gz', 0, [['0 separator', 1]]],
    ['junk.geojson.gz', 0, [['0 notJson', 1]]],
    [
      'late.ndjson.gz',
      8000,
      [
        ['notJson', 20_000],
        ['0 noRows', 1],
      ],
    ],
    [
      'quotes.csv.gz',
      1,
      [
        ['quote', 20_000],
        ['0 noRows', 1],
      ],
    ],
    ['blank.ndjson.gz', 1, [['0 tooLarge', 1]]],
    ['blank.csv.gz', 1, [['0 tooLarge', 1]]],
    ['pairs.csv.gz', 65_535, [['0 tooLarge', 1]]],
    ['objects.ndjson.gz', 65_536, [['0 tooLarge', 1]]],
    ['objects.geojson.gz', 65_532, [['0 tooLarge', 1]]],
    ['rows.csv.gz', 65_535, [['0 tooLarge', 1]]],
    ['tags.kml.gz', 0, [['0 notFeatures', 1]]],
    ['folders.kml.gz', 1, [['broken', 1]]],
    ['text.kml.gz', 1, [['0 tooLarge', 1]]],
    ['tags.gpx.gz', 1, [['0 tooLarge', 1]]],
    ['within.gpx.gz', 7, [['0 tooLarge', 1]]],
    ['comment.kml.gz', 1, [['0 tooLarge', 1]]],
  ])('%s: what was good before, and one line', (name, rows, faults) => {
    const report = reports.get(name);
    expect(report).toMatchObject({ rows, faults });
    expect(report?.grown).toBeLessThan(100 * MiB);
    expect(report?.read).toBeLessThan((report?.size ?? 0) / 2);
    reports.delete(name);
  });
  test('no bomb was forgotten', () => {
    expect([...reports.keys()]).toEqual([]);
  });
});

const DEEP = 200_000;
const deep = (open: string, close: string) => `${open.repeat(DEEP)}1${close.repeat(DEEP)}`;

describe('200,000 deep', () => {
  test.each([
    ['a.geojson', `{"features":[{"id":1},{"id":2,"a":${deep('[', ']')}},{"id":3}]}`],
    ['a.geojson', `{"features":[{"id":1},${deep('{"a":', '}')},{"id":3}]}`],
    ['a.ndjson', `{"id":1}\n{"id":2,"a":${deep('[', ']')}}\n{"id":3}\n`],
    ['a.json', `[{"id":1},{"id":2,"a":${deep('{"a":', '}')}},{"id":3}]`],
    [
      'a.kml',
      `<kml><Placemark id="1"/><Placemark id="2">${deep('<a>', '</a>')}</Placemark><Placemark id="3"/></kml>`,
    ],
  ])('%s: refused by its number, the others go in', async (name, text) => {
    const found = await read(name, text);
    expect(columnOf(found, 'id')).toEqual(['1', '3']);
    expect(faultsOf(found)).toEqual(['2 tooDeep']);
  });
  test.each([
    ['a.geojson', deep('[', ']'), ['0 notJson']],
    ['a.geojson', `{"a":${deep('[', ']')}}`, ['1 tooDeep']],
    ['a.gpx', `<gpx><wpt lat="1" lon="1"/>${deep('<a>', '</a>')}</gpx>`, ['2 broken']],
  ])('%s as a whole', async (name, text, faults) => {
    expect(faultsOf(await read(name, text))).toEqual(faults);
  });
  test('a geometry is not deeper than the readers after this go', async () => {
    const nested = (levels: number): string =>
      levels === 0
        ? '{"type":"Point","coordinates":[35,33]}'
        : `{"type":"GeometryCollection","geometries":[${nested(levels - 1)}]}`;
    const feature = (levels: number) =>
      `{"type":"Feature","geometry":${nested(levels)},"properties":{}}`;
    expect((await read('a.ndjson', feature(30))).rows).toHaveLength(1);
    expect(faultsOf(await read('a.ndjson', feature(40)))).toEqual(['1 tooDeep']);
  });
});

describe('entities', () => {
  const laughs = Array.from(
    { length: 9 },
    (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
  );
  test.each([
    [
      'a billion laughs',
      `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY l0 "ha">${laughs.join('')}]>`,
    ],
    ['a file of the machine', '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/hostname">]>'],
    ['a definition elsewhere', '<!-- x -->\n<!DOCTYPE kml PUBLIC "x" "http://example.org/x.dtd">'],
    ['in small letters', '<!doctype kml>'],
  ])('%s: a document type refuses the file', async (_, prolog) => {
    const text = `${prolog}<kml><Placemark><name>&l9;&x;</name></Placemark></kml>`;
    for (const name of ['a.kml', 'a.gpx']) {
      const found = await read(name, text);
      expect(found.rows).toEqual([]);
      expect(faultsOf(found)).toEqual(['0 doctype']);
    }
  });
  test('one that nobody declared stays as it is written', async () => {
    const found = await read('a.kml', '<kml><Placemark><name>&x; &#x41;</name></Placemark></kml>');
    expect(columnOf(found, 'name')).toEqual(['&x; A']);
  });
});

describe('NUL bytes', () => {
  test.each([
    ['a.geojson', '{"features":[{"id":1},{"id":2,"a":"\0"},{"id":3}]}'],
    [
      'a.kml',
      '<kml><Placemark id="1"/><Placemark id="2"><name>\0</name></Placemark><Placemark id="3"/></kml>',
    ],
  ])('%s: refuse their row alone', async (name, text) => {
    const found = await read(name, text);
    expect(columnOf(found, 'id')).toEqual(['1', '3']);
    expect(faultsOf(found)).toEqual(['2 nul']);
  });
});

describe('much of everything in one row', () => {
  const LENGTH = 300 << 10;
  test.each([
    ['comments', '<!---->'],
    ['CDATA', '<![CDATA[]]>'],
    ['instructions', '<?x?>'],
    ['elements', '<a/>'],
    ['attributes', `<a ${Array.from({ length: 4000 }, (_, i) => `b${i}="1"`).join(' ')}/>`],
    ['tags in text', '&lt;!--&lt;a&lt;script&gt;&lt;/script&gt;'],
    ['blanks of HTML', '&lt;b&gt;&amp;nbsp; \n'],
  ])('%s in a description', async (_, part) => {
    const text = part.repeat(Math.floor(LENGTH / part.length));
    const found = await read(
      'a.kml',
      `<kml><Placemark id="1"><description>x${text}</description></Placemark><Placemark id="2"/></kml>`,
    );
    expect(found.all).toHaveLength(2);
    expect(columnOf(found, 'id').at(-1)).toBe('2');
  });
  test('commas, brackets and quotes', async () => {
    for (const part of [',', '[],', '{},', '"",', '"']) {
      const text = part.repeat(Math.floor(LENGTH / part.length));
      const json = await read('a.geojson', `{"features":[{"id":1},${text}{"id":2}]}`);
      expect(json.all.length).toBeGreaterThan(0);
      const csv = await read('a.csv', `a,b\n1,2\n${text}\n3,4\n`);
      expect(csv.all.length).toBeGreaterThan(1);
    }
  });
});
