import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DeskId, PictureId } from '../../picture/basics.ts';
import { Command } from '../../picture/entry.ts';
import type { Report } from '../../picture/files/report.ts';
import { readWhen } from '../../picture/files/time.ts';
import { titlesAndTexts } from '../../picture/files/titles.ts';
import { openFile } from '../../server/feed/open-file.ts';
import { lineOf } from '../../server/feed/result.ts';
import { fed } from '../support/fed.ts';
import { heldFile } from '../support/held-file.ts';
import { sized } from '../support/scale.ts';
import { sharedPath } from '../support/shared.ts';

type More = Parameters<typeof fed>[1];

function readAll(path: string, more?: More) {
  const source = openFile(path);
  if ('why' in source) throw new Error(`${path}: ${source.why}`);
  return fed(source, more);
}

function readText(name: string, text: string | Uint8Array, more?: More) {
  return fed(heldFile(name, text), more);
}

/** One alert of every so many in five years of them. */
const EVERY = sized({ test: 23, soak: 1 });
const ALERTS_READ = Math.ceil(37_285 / EVERY);
function someAlerts(): Uint8Array {
  const file = readFileSync(sharedPath('alerts/by_locality_2019-2024.ndjson.gz'));
  if (EVERY === 1) return file;
  const lines = gunzipSync(file).toString().split('\n');
  return gzipSync(lines.filter((_, i) => i % EVERY === 0).join('\n'));
}

const eventOf = (report: Report | undefined) => {
  if (report?.command.change.type !== 'event.reported') throw new Error('no event is reported');
  return report.command.change.event;
};
/** What the server would make of the command as it is sent. */
const sound = ({ command }: Report) =>
  Command.safeParse(JSON.parse(JSON.stringify(command))).success;
/** Fed again, a file adds nothing as long as its rows become the very commands that they always became. */
const digestOf = (reports: readonly Report[]): string => {
  const hash = createHash('sha256');
  for (const { command } of reports) hash.update(JSON.stringify(command));
  return hash.digest('hex');
};
const ids = (reports: readonly Report[]) => new Set(reports.map(({ command }) => command.id));

describe('real files', () => {
  test('the incidents on the ceasefire line: all 131', async () => {
    const path = sharedPath('incidents/ceasefire-line-2012-2016.geojson');
    const { reports, refused, survey } = await readAll(path);
    expect(refused).toEqual([]);
    expect(survey?.dialect).toBe('ceasefire-line');
    expect(reports.filter(sound)).toHaveLength(131);
    expect(ids(reports).size).toBe(131);
    expect(digestOf(reports)).toBe(
      '3c725b80836b32b7e872c06e72c3968666e84c6e095aeaef2a5cb23fce43c1d0',
    );
    expect(reports.filter(({ to }) => to?.relation === 'response')).toHaveLength(29);
    const { title, occurred, uncertainty, category, source } = eventOf(reports[0]);
    expect({ title, occurred, uncertainty, category, source }).toEqual({
      title: { original: 'en', en: 'El Rom: indirect fire' },
      occurred: { from: '2012-09-25T00:00:00.000Z', to: '2012-09-25T23:59:59.999Z' },
      uncertainty: 1500,
      category: 'indirect-fire',
      source: {
        name: 'Wikipedia, list of incidents on the ceasefire line 2012–2016',
        reference: 'clw-000-e',
        reliability: 'C',
        credibility: '3',
      },
    });
    const minute = reports.find(({ key }) => key === 'clw-061-e'); // 12:00 in April, summer time
    expect(eventOf(minute).occurred).toEqual({ from: '2015-04-28T09:00:00.000Z' });
    const hurt = reports.find(({ key }) => key === 'clw-065-e');
    expect(eventOf(hurt).text?.en).toMatch(/\n\nCasualties as listed: 1 killed, 1 wounded$/);
  });

  test('one evening of alerts: all 2,571, sorted by their times if they are played', async () => {
    const path = sharedPath('alerts/demo_2024-10-01_15-18Z.geojson');
    const { reports, refused } = await readAll(path, { inOrder: true });
    expect(refused).toEqual([]);
    expect(reports.filter(sound)).toHaveLength(2571);
    expect(ids(reports).size).toBe(2571);
    expect(reports.every(({ at }, i) => at >= (reports[i - 1]?.at ?? 0))).toBe(true);
    const { title, precedence, category } = eventOf(
      reports.find(({ key }) => key === '3906_2024-10-01#0'),
    );
    expect({ title, precedence, category }).toEqual({
      title: {
        original: 'he',
        en: 'Rocket or missile alert: Talmei Elazar',
        ar: 'إنذار بصواريخ: تلمي إليعيزر',
        he: 'התרעת רקטות וטילים: תלמי אלעזר',
      },
      precedence: 'IMMEDIATE',
      category: 'rocket-alert',
    });
  });

  test('five years of alerts, gzipped: all of them, those without an English name too', async () => {
    const { reports, refused } = await readText('alerts.ndjson.gz', someAlerts());
    expect(refused).toEqual([]);
    expect(reports.filter(sound)).toHaveLength(ALERTS_READ);
    expect(ids(reports).size).toBe(ALERTS_READ);
    expect(digestOf(reports)).toBe(
      sized({
        test: 'e37175bae816d45cd3ee71c5ea3d72b2466ccb31aba0de5985058392434af8d5',
        soak: '5fb55c91d193c311d23b91b121d23a59420d4b7573f6c9d00b2c959296eaa2e1',
      }),
    );
    const nameless = reports.filter((one) => eventOf(one).title.en === undefined);
    expect(nameless).toHaveLength(sized({ test: 24, soak: 460 }));
    const count = Map.groupBy(reports, (one) => eventOf(one).category);
    expect([...count].map(([category, { length }]) => [category, length]).sort()).toEqual(
      sized({
        test: [
          ['earthquake', 24],
          ['line-crossing', 2],
          ['rocket-alert', 1349],
          ['uav', 247],
        ],
        soak: [
          ['earthquake', 541],
          ['line-crossing', 46],
          ['rocket-alert', 30_771],
          ['uav', 5927],
        ],
      }),
    );
  });
});

describe('any other file', () => {
  const CSV = [
    '\ufeffTime,Latitude,Longitude,Name,Note',
    '2026-11-22T10:00:00+02:00,33.1,35.8,"Smoke, thin",seen twice',
    '2026-11-22 12:30,33.1,35.8,דליקה,',
    ',33.1,35.8,No time,',
    '2026-11-22T10:00:00Z,133,35.8,Too far north,',
    '2026-11-22T10:00:00Z,33.1,35.8,Too short',
    '2026-11-22T10:00:00Z,33.1,35.8,,no title',
    '1795341600,33.2,35.9,Counted,',
    '',
  ].join('\r\n');

  test('CSV: what is bad is named with its line, field and reason, the rest is taken', async () => {
    const { reports, refused, survey } = await readText('a.csv', CSV, { zone: 'Asia/Damascus' });
    expect(survey?.dialect).toBe('generic');
    const unused = survey?.columns.filter(({ means }) => means.length === 0);
    expect(unused?.map(({ name }) => name)).toEqual(['Note']);
    expect(reports.map((one) => [eventOf(one).title, eventOf(one).occurred.from])).toEqual([
      [{ original: 'en', en: 'Smoke, thin' }, '2026-11-22T08:00:00.000Z'],
      [{ original: 'he', he: 'דליקה' }, '2026-11-22T09:30:00.000Z'],
      [{ original: 'en', en: 'Counted' }, '2026-11-22T10:00:00.000Z'],
    ]);
    expect(refused.map(({ number, field }) => [number, field]).sort()).toEqual([
      [4, 'time'],
      [5, 'lat'],
      [6, ''],
      [7, 'title'],
    ]);
    expect(refused.find(({ number }) => number === 5)).toMatchObject({
      fault: 'latitude',
      said: '133',
    });
  });

  test('a time without a zone is refused until somebody says which', async () => {
    const { refused } = await readText('b.csv', CSV);
    const [row] = refused.filter(({ number }) => number === 3);
    expect(row && lineOf(row, 'csv')).toBe(
      'line 3: time: "2026-11-22 12:30" has no zone: --zone says which',
    );
  });

  test('columns of other names are mapped, and fields set', async () => {
    const csv = 'when,wo,lat,lon,was\n2026-11-22T10:00:00Z,Nawa,32.9,36,Fire\n';
    const fields = { time: '{when}', title: '{was} at {wo}', category: 'Brush fire', source: 'me' };
    const { reports, refused } = await readText('c.csv', csv, { fields });
    expect(refused).toEqual([]);
    expect(eventOf(reports[0])).toMatchObject({
      title: { original: 'en', en: 'Fire at Nawa' },
      category: 'brush-fire',
      source: { name: 'me', reliability: 'F', credibility: '6' },
    });
  });

  test('NDJSON: plain and GeoJSON lines, gzipped; broken lines are named', async () => {
    const lines = [
      '{"id":1,"time":"2026-11-22T10:00:00Z","lon":35.8,"lat":33.1,"title":"One"}',
      '{"id":2,',
      '',
      '{"type":"Feature","id":3,"geometry":{"type":"LineString","coordinates":[[35.8,33.1,0],[35.9,33.1,0]]},"properties":{"time":"2026-11-22","title":"Three"}}',
      '{"id":4,"time":"2026-11-22T10:00:00Z","lon":1e400,"lat":33.1,"title":"Four"}',
      '{"id":5,"time":"2026-11-22T10:00:00Z","lon":35.8,"lat":33.1,"title":"\\ud800"}',
      '[6]',
      `{"pad":"${'x'.repeat(1 << 20)}"}`,
      '{"id":8,"time":"2026-11-22T10:00:00Z","lon":35.8,"lat":33.1,"title":"Eight","category":"Feuer"}',
    ];
    const { reports, refused } = await readText('d.ndjson.gz', gzipSync(lines.join('\n')));
    expect(reports.map(({ number, key }) => [number, key])).toEqual([
      [1, '1'],
      [4, '3'],
    ]);
    expect(eventOf(reports[1]).geometry).toEqual({
      type: 'LineString',
      coordinates: [
        [35.8, 33.1],
        [35.9, 33.1],
      ],
    });
    expect(refused.map(({ number, field }) => [number, field])).toEqual([
      [2, ''],
      [5, 'lon'],
      [6, 'title'],
      [7, ''],
      [8, ''],
      [9, 'category'],
    ]);
  });

  test('a file that is not what it claims is one refusal', async () => {
    for (const [name, text] of [
      ['e.geojson', 'no'],
      ['f.geojson', '{"type":"Topology"}'],
      ['g.ndjson.gz', 'not gzipped'],
    ] as const) {
      const { reports, refused } = await readText(name, text);
      expect([reports.length, refused.length], name).toEqual([0, 1]);
    }
    const cut = gzipSync('{"time":"2026-11-22","lon":1,"lat":1,"title":"A"}\n'.repeat(500));
    const { refused } = await readText('h.ndjson.gz', cut.subarray(0, -20));
    expect(refused.at(-1)?.fault).toMatch(/unreadable|truncated/);
  });

  test('a row has the same command id wherever it stands, another one for another desk or picture', async () => {
    const one = await readText('i.ndjson', '{"lon":1,"lat":2,"time":"2026-11-22","title":"A"}');
    const two = await readText('j.ndjson', '\n{"title":"A","time":"2026-11-22","lat":2,"lon":1}\n');
    const other = { picture: PictureId.parse('shared'), desk: DeskId.parse('sy') };
    const three = await readText('k.ndjson', '{"lon":1,"lat":2,"time":"2026-11-22","title":"A"}', {
      target: other,
    });
    expect(two.reports[0]?.command.id).toBe(one.reports[0]?.command.id);
    expect(three.reports[0]?.command.id).not.toBe(one.reports[0]?.command.id);
  });
});

describe('small things', () => {
  test('titles that are too long are cut at 200, and stand whole in the text', () => {
    const long = `${'א'.repeat(150)}😀${'ב'.repeat(100)}`;
    expect(titlesAndTexts({ title: long, text: 'more' })).toMatchObject({
      title: { original: 'he', he: `${long.slice(0, 199)}…` },
      text: { original: 'en', en: 'more', he: long },
    });
    const split = `${'x'.repeat(198)}😀yy`;
    expect(titlesAndTexts({ title: split, text: 'more' })).toMatchObject({
      title: { original: 'en', en: `${'x'.repeat(198)}…` },
      text: { original: 'en', en: `${split}\n\nmore` },
    });
    expect(titlesAndTexts({ text: 'more' })).toBeUndefined();
  });

  test('times: moments, local ones, days, counts', () => {
    const read = (text: string) => readWhen(text, { zone: 'Asia/Jerusalem' });
    const at = (from: string) => ({ kind: 'read', value: { from }, widened: false });
    expect(read('2024-01-01T10:00:00+02:00')).toEqual(at('2024-01-01T08:00:00.000Z'));
    expect(read('2024-07-01 10:00')).toEqual(at('2024-07-01T07:00:00.000Z'));
    expect(read('1719817200')).toEqual(at('2024-07-01T07:00:00.000Z'));
    expect(read('1719817200123')).toEqual(at('2024-07-01T07:00:00.123Z'));
    expect(read('yesterday')).toEqual({ kind: 'refused', fault: 'now', said: 'yesterday' });
    const none = { kind: 'refused', fault: 'time', said: '2024-13-01T10:00' };
    expect(read('2024-13-01T10:00')).toEqual(none);
  });
});
