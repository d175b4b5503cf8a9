/** The command that feeds a file: its arguments, what it says before anything goes in, and its result. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusedRow } from '../../picture/files/row.ts';
import type { Format } from '../../picture/files/source.ts';
import { Groups } from '../../picture/files/tally.ts';
import { readArguments } from '../../server/feed/arguments.ts';
import { lineOf, resultOf } from '../../server/feed/result.ts';
import { ran } from '../support/tool.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'feed-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** Reads a file of this text as `--dry-run` does: no server, no secret. */
function rehearsed(name: string, text: string, ...more: readonly string[]) {
  const path = join(dir, name);
  writeFileSync(path, text);
  return ran('feed', dir, path, '--into', 'il', '--as', 'il', '--dry-run', ...more);
}

describe('[R69] before anything goes in', () => {
  const CSV = [
    'Event Date;Zeit;Latitude;Longitude;Name;alt;Note',
    '22/11/2026;;33,125;35,82;Smoke;3000;x',
    '23/11/2026;;33,125;;Fire;;y',
    '23/11/2060;;33,125;35,82;Flood;;',
  ].join('\n');

  test('--dry-run says what the file is, what its columns mean, and what would become of its rows', async () => {
    const { code, out, err } = await rehearsed('list.csv', CSV);
    expect(err.split('\n')).toEqual([
      'read as generic; not used: Note',
      'CSV, utf-8, columns separated by ";", 3 rows',
      'used: Event Date (time, day), Latitude (lat), Longitude (lon), Name (title), alt (altitude)',
      'days without a time are those of UTC',
      'dates are day, month, year',
      'numbers have a decimal comma',
      'altitude: alt names no unit, and is taken as metres above mean sea level (--map altitude=alt:ft if it is in feet)',
      '',
    ]);
    expect(out.split('\n')).toEqual([
      'column      rows  means      examples',
      'Event Date  3     time, day  22/11/2026 | 23/11/2026 | 23/11/2060',
      'Latitude    3     lat        33,125',
      'Longitude   2     lon        35,82',
      'Name        3     title      Smoke | Fire | Flood',
      'alt         1     altitude   3000',
      'Note        2     not used   x | y',
      '',
      '2 would go in, unless they are there already; 1 would be refused',
      'line 3: lon: is missing',
      'line 4: time: "2060-11-23T00:00:00.000Z" lies in the future',
      '',
    ]);
    expect(code).toBe(1);
  });

  test('what a person says goes before what is found', async () => {
    const { err } = await rehearsed(
      'list.csv',
      CSV,
      ...['--map', 'altitude=alt:ft', '--map', 'text=Note', '--zone', 'asia/damascus'],
    );
    expect(err).toMatch(/^read as generic\n/);
    expect(err).toMatch(/Note \(text\)/);
    expect(err).toMatch(/days without a time are those of Asia\/Damascus/);
    expect(err).not.toMatch(/names no unit/);
  });

  test('a column that the file lacks ends it, and says which there are', async () => {
    const { code, out, err } = await rehearsed('list.csv', CSV, '--map', 'title=Titel');
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/title: the file has no column "Titel"; it has: Event Date, Latitude/);
  });

  test('what a file says moves no cursor, and reorders nothing', async () => {
    const row = `a,2026-11-22,33.1,35.8,\u001b[2J\u202eevil`;
    const { out, err } = await rehearsed('a.csv', `id\u001b[31m,time,lat,lon,title\n${row}\n`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that they are taken out is asked
    expect(out + err).not.toMatch(/[\u001b\u202e]/);
  });

  test('one of which nothing can be read is one line, and ends with 1', async () => {
    expect(await rehearsed('a.geojson', '{"type":"Topology"}')).toMatchObject({
      code: 1,
      out: 'nothing would go in: the file cannot be read\nfile: it is not a FeatureCollection, a Feature, a geometry, KML or GPX\n',
    });
  });
});

describe('the tally', () => {
  const zone = (number: number) => refusedRow(number, 'time', 'zone', `${number}:00`);
  const tally = (keep: number) => {
    const refused = new Groups<ReturnType<typeof zone>>(keep);
    for (let i = 2; i < 1211; i++) refused.add(zone(i));
    refused.add(refusedRow(7, 'title', 'missing'));
    const noted = { count: 0, groups: [] };
    const counts = { taken: 3, known: 2, amended: 0, stopped: undefined };
    return { ...counts, refused: refused.counted(), noted };
  };

  test('equal refusals are counted, not repeated', () => {
    expect(resultOf(tally(5), 'csv', false)).toEqual([
      '3 went in, 2 were there already, 1210 were refused',
      'line 2: time: "2:00" has no zone: --zone says which',
      'line 3: time: "3:00" has no zone: --zone says which',
      'line 4: time: "4:00" has no zone: --zone says which',
      'line 5: time: "5:00" has no zone: --zone says which',
      'line 6: time: "6:00" has no zone: --zone says which',
      '… and 1,204 more: time: has no zone: --zone says which',
      'line 7: title: is missing',
    ]);
    expect(resultOf(tally(5), 'csv', true)).toHaveLength(1);
    expect(resultOf({ ...tally(5), amended: 4, stopped: 'gone' }, 'csv', true)).toEqual([
      '3 went in, 2 were there already, 4 were amended, 1210 were refused',
      'stopped before the end: gone',
    ]);
  });

  test('--all prints each as it comes', async () => {
    const rows = Array.from({ length: 8 }, () => '2026-11-22T10:00,33.1,35.8,A').join('\n');
    const { out } = await rehearsed('a.csv', `time,lat,lon,title\n${rows}\n`, '--all');
    expect(out.match(/has no zone/g)).toHaveLength(8);
    expect(out).not.toMatch(/more/);
  });

  test('rows are called what they are in their format', () => {
    const row = refusedRow(3, 'time', 'missing');
    const formats: readonly Format[] = ['csv', 'ndjson', 'geojson', 'kml', 'gpx', 'json'];
    const names = ['line', 'line', 'feature', 'placemark', 'point', 'object'];
    expect(formats.map((format) => lineOf(row, format))).toEqual(
      names.map((name) => `${name} 3: time: is missing`),
    );
  });
});

describe('arguments', () => {
  const read = (...more: readonly string[]) =>
    readArguments(['a.csv', '--into', 'shared', '--as', 'il', ...more]);

  test('choices are read', () => {
    const options = [
      ...[
        '--map',
        'time=when',
        '--map',
        'altitude=alt:ft',
        '--map',
        'uncertainty=a:b',
        '--set',
        'source=',
      ],
      ...['--order', 'mdy', '--decimal', ',', '--separator', 'tab', '--encoding', 'windows-1256'],
      ...['--source', 'monday', '--all', '--speed', '60'],
    ];
    expect(read(...options)).toMatchObject({
      path: 'a.csv',
      target: { picture: 'shared', desk: 'il' },
      choices: {
        fields: { time: '{when}', altitude: '{alt} ft', uncertainty: '{a:b}', source: '' },
        order: 'mdy',
        decimal: ',',
        separator: '\t',
        encoding: 'windows-1256',
        source: 'monday',
      },
      speed: 60,
      all: true,
      dryRun: false,
    });
  });

  test.each([
    [['--order', 'ymd'], /^--order is dmy or mdy/],
    [['--decimal', ';'], /^--decimal is \. or ,/],
    [['--separator', ';;'], /^--separator is one character/],
    [['--encoding', 'klingon'], /^--encoding klingon is not an encoding/],
    [['--speed', '0'], /^--speed is a number above 0/],
    [['--zone', 'Mars'], /^--zone Mars is not a zone/],
    [['--map', 'colour=red'], /^colour=red: no such field/],
    [['--into', ''], /^npm run feed/],
    [['--wrong'], /Unknown option '--wrong'/],
    [['more.csv'], /^npm run feed/],
  ])('%j is answered by a sentence', (more, why) => {
    expect(read(...more)).toEqual({ why: expect.stringMatching(why) });
  });
});
