/** Files that people met with other tools, each with what a feed must make of it; each stands for a whole kind: tables, ids, words. */
import { describe, expect, test } from 'vitest';
import type { Fed } from '../support/fed.ts';
import { events, notes, notice, read, refusals, titles, why } from '../support/fed-file.ts';

describe('tables', () => {
  test('F08 a stray quote takes no row along without a word', async () => {
    const csv = `id,time,lat,lon,title
q31,2026-11-22T14:19:00Z,33.1,35.8,"Pipe broken
q32,2026-11-22T14:20:00Z,33.1,35.8,Shots heard near the crossing
q33,2026-11-22T14:21:00Z,33.1,35.8,Ambulance asks for passage
q34,2026-11-22T14:22:00Z,33.1,35.8,Second pipe broken"
q35,2026-11-22T14:23:00Z,33.1,35.8,fine
`;
    const all = await read('a.csv', csv);
    expect(all.reports.map(({ key }) => key)).toEqual(['q32', 'q33', 'q35']);
    expect(refusals(all)).toEqual([
      [2, '', 'quote'],
      [5, '', 'quote'],
    ]);
  });

  test('F10 a file that names a column twice is refused, the column named', async () => {
    const all = await read('a.csv', 'id,time,title,title\ndh1,2026-11-22T14:19:00Z,First,Second\n');
    expect(all.reports).toEqual([]);
    expect(why(all.refused)).toEqual(['the column "title" is named twice']);
  });

  test('F15 separators are found, said, and overruled', async () => {
    const semicolons =
      'id;time;lat;lon;title\nu1;2026-11-22T14:19:00Z;33,125;35,82;Smoke near the road\n';
    const all = await read('a.csv', semicolons);
    expect(events(all)).toMatchObject([
      { title: { en: 'Smoke near the road' }, geometry: { coordinates: [35.82, 33.125] } },
    ]);
    expect(notice(all)).toMatch(/columns separated by ";"/);
    expect(notice(all)).toMatch(/numbers have a decimal comma/);
    const line = 'sep=,\nid,time,lat,lon,title\ns1,2026-11-22T14:19:00Z,33.125,35.82,Smoke\n';
    expect(titles(await read('a.csv', line))).toEqual(['Smoke']);
    const hashes = 'id#time#lat#lon#title\ns1#2026-11-22T14:19:00Z#33.125#35.82#Smoke\n';
    expect(titles(await read('a.csv', hashes, { separator: '#' }))).toEqual(['Smoke']);
  });
});

describe('ids', () => {
  const idsOf = ({ reports }: Fed) => reports.map(({ command }) => command.id);

  test('F12 digits are kept as they are written', async () => {
    const feature = (id: string, title: string) =>
      `{"type":"Feature","id":${id},"geometry":{"type":"Point","coordinates":[35.82,33.12]},"properties":{"time":"2026-11-22T14:19:00Z","title":"${title}"}}`;
    const all = await read(
      'a.geojson',
      `{"type":"FeatureCollection","features":[${feature('9007199254740992', 'Even')},${feature('9007199254740993', 'Odd')}]}`,
    );
    expect(all.reports.map(({ key }) => key)).toEqual(['9007199254740992', '9007199254740993']);
    expect(new Set(idsOf(all)).size).toBe(2);
  });

  const counted = (day: number) =>
    `id,time,lat,lon,title\n1,2026-11-${day}T14:19:00Z,33.12,35.82,One\n2,2026-11-${day}T14:20:00Z,33.12,35.82,Two\n`;

  test('F13 [R69] ids that only count the rows of a file are those of that file', async () => {
    const monday = await read('monday.csv', counted(22));
    const tuesday = await read('tuesday.csv', counted(23));
    expect(monday.survey?.idsCount).toBe(true);
    expect(new Set([...idsOf(monday), ...idsOf(tuesday)]).size).toBe(4);
    expect(notice(monday)).toMatch(/ids only count the rows: they are those of "monday"/);
    const features = JSON.stringify({
      type: 'FeatureCollection',
      features: [19, 20].map((minute, i) => ({
        type: 'Feature',
        id: i + 1,
        geometry: { type: 'Point', coordinates: [35.82, 33.12] },
        properties: { time: `2026-11-22T14:${minute}:00Z`, title: i === 0 ? 'One' : 'Two' },
      })),
    });
    expect(idsOf(await read('monday.geojson', features))).toEqual(idsOf(monday));
    const named = await read('tuesday.csv', counted(22), { source: 'monday' });
    expect(idsOf(named)).toEqual(idsOf(monday));
  });

  test('F13 they may begin at 0, and rows that cannot be read are counted too', async () => {
    const zero = await read('a.csv', 'id,time,title\n0,2026-11-22,A\n1,2026-11-22,B\n');
    expect(zero.survey?.idsCount).toBe(true);
    const gap = await read(
      'a.csv',
      'id,time,title\n1,2026-11-22,A\n2,2026-11-22\n3,2026-11-22,C\n',
    );
    expect(gap.survey?.idsCount).toBe(true);
    const real = await read(
      'a.csv',
      'id,time,title\n1,2026-11-22,A\n2,2026-11-22,B\n7,2026-11-22,C\n',
    );
    expect(real.survey?.idsCount).toBe(false);
    const later = await read('a.csv', 'id,time,title\n2,2026-11-22,A\n3,2026-11-22,B\n');
    expect(later.survey?.idsCount).toBe(false);
  });

  test('F14 the same id in another file is the same row', async () => {
    const of = (title: string) =>
      `id,time,lat,lon,title\nup1,2026-11-22T14:19:00Z,33.12,35.82,${title}\n`;
    const first = await read('first.csv', of('Five wounded reported'));
    const corrected = await read('corrected.csv', of('Two wounded confirmed'));
    expect(first.survey?.idsCount).toBe(false);
    expect(idsOf(corrected)).toEqual(idsOf(first));
    expect(titles(corrected)).toEqual(['Two wounded confirmed']);
  });

  test('[R69] without ids a row is known by what it says, in every format', async () => {
    const csv = await read('a.csv', 'lat,lon,time,title\n33.125,35.82,2026-11-22,A\n');
    const commas = await read(
      'b.csv',
      'Latitude;Longitude;Time;Title\n33,125;35,82;2026-11-22;A\n',
    );
    const lines = await read(
      'c.ndjson',
      '{"title":"A","time":"2026-11-22","lat":33.125,"lon":35.82}',
    );
    const feature = await read(
      'd.geojson',
      '{"type":"Feature","geometry":{"type":"Point","coordinates":[35.82,33.125]},"properties":{"time":"2026-11-22","title":"A"}}',
    );
    for (const all of [commas, lines, feature]) expect(idsOf(all)).toEqual(idsOf(csv));
    const other = await read('a.csv', 'lat,lon,time,title,call\n33.125,35.82,2026-11-22,A,x\n');
    expect(idsOf(other)).not.toEqual(idsOf(csv));
  });
});

describe('words', () => {
  test('F24 titles of characters that show nothing are refused', async () => {
    const line = (id: string, title: string) =>
      JSON.stringify({ id, time: '2026-11-22T14:19:00Z', lat: 33.125, lon: 35.82, title });
    const lines = [line('i1', '\u2800\u2800'), line('i3', '\uffa0\u115f'), line('i4', '\u{e0041}')];
    const all = await read('a.ndjson', [...lines, line('ok', '\u2800A')].join('\n'));
    expect(refusals(all)).toEqual([1, 2, 3].map((number) => [number, 'title', 'invisible']));
    expect(all.reports).toHaveLength(1);
  });

  test('F36 [R16] marks of direction are taken out, and the row is listed', async () => {
    const csv = `id,time,lat,lon,title
w1,2026-11-22T14:19:00Z,33.125,35.82,Call \u202a+963 11 000 0000\u202c about smoke
w2,2026-11-22T14:19:00Z,\u206633.125\u2069,35.82,\u2068דוד\u2069 saw smoke
`;
    const all = await read('a.csv', csv);
    expect(titles(all)).toEqual(['Call +963 11 000 0000 about smoke', 'דוד saw smoke']);
    expect(notes(all)).toEqual([
      [2, 'title', 'marks'],
      [3, 'title', 'marks'],
    ]);
  });

  test('a title too long stands whole in the text, and that is said', async () => {
    const long = `${'x'.repeat(198)}😀yy`;
    const all = await read('a.csv', `time,lat,lon,title\n2026-11-22,33.1,35.8,${long}\n`);
    expect(events(all)).toMatchObject([
      { title: { en: `${'x'.repeat(198)}…` }, text: { en: long } },
    ]);
    expect(notes(all)).toEqual([[2, 'title', 'shortened']]);
  });
});
