/** Files that people met with other tools, each with what a feed must make of it; each stands for a whole kind. */
import { describe, expect, test } from 'vitest';
import type { RefusedRow } from '../../picture/files/row.ts';
import { noticeOf } from '../../server/feed/notice.ts';
import { whyRefused } from '../../server/feed/words.ts';
import { eventIn, type Fed, fed } from '../support/fed.ts';
import { heldFile } from '../support/held-file.ts';

const read = (name: string, text: string, more: Parameters<typeof fed>[1] = {}) =>
  fed(heldFile(name, text), more);
const events = ({ reports }: Fed) => reports.map(eventIn);
const occurred = (all: Fed) => events(all).map((event) => event.occurred);
const titles = (all: Fed) => events(all).map(({ title }) => Object.values(title)[1]);
const refusals = ({ refused }: Fed) =>
  refused.map(({ number, field, fault }) => [number, field, fault]);
const notes = ({ noted }: Fed) => noted.map(({ number, field, note }) => [number, field, note]);
const notice = ({ survey }: Fed) => (survey === undefined ? '' : noticeOf(survey).join('\n'));
const why = (rows: readonly RefusedRow[]) => rows.map(whyRefused);

const DAMASCUS = { zone: 'Asia/Damascus' };

describe('times', () => {
  const column = (time: string) => `id,time,lat,lon,title\nk1,${time},33.125,35.82,Digits\n`;

  test('F03 twelve digits are a date and a time in the zone given', async () => {
    const file = column('202611221419');
    expect(occurred(await read('a.csv', file, DAMASCUS))).toEqual([
      { from: '2026-11-22T11:19:00.000Z' },
    ]);
    const without = await read('a.csv', file);
    expect(refusals(without)).toEqual([[2, 'time', 'zone']]);
    expect(without.survey?.zone).toBe('missing');
    expect(notice(without)).toMatch(/some times name no zone, and are refused until --zone/);
  });

  test('F04 an offset that is there is never dropped', async () => {
    const csv = `id,time,lat,lon,title
p1,2026-11-22 14:19:00+02,33.125,35.82,Postgres offset
p2,2026-11-22 14:19:00+00,33.125,35.82,Postgres UTC
`;
    expect(occurred(await read('a.csv', csv, DAMASCUS))).toEqual([
      { from: '2026-11-22T12:19:00.000Z' },
      { from: '2026-11-22T14:19:00.000Z' },
    ]);
  });

  test('F06 a day is that of the zone', async () => {
    const csv = 'id,date,lat,lon,title\nd1,2026-11-22,33.125,35.82,Day known only\n';
    const local = await read('a.csv', csv, DAMASCUS);
    expect(occurred(local)).toEqual([
      { from: '2026-11-21T21:00:00.000Z', to: '2026-11-22T20:59:59.999Z' },
    ]);
    expect(notice(local)).toMatch(/days without a time are those of Asia\/Damascus/);
    const utc = await read('a.csv', csv);
    expect(occurred(utc)).toEqual([
      { from: '2026-11-22T00:00:00.000Z', to: '2026-11-22T23:59:59.999Z' },
    ]);
    expect(notice(utc)).toMatch(/days without a time are those of UTC/);
  });

  test('F17 Arabic digits are read as in the form', async () => {
    const csv = `id,time,lat,lon,title
ar1,2026-11-22T14:19:00Z,٣٣٫١٢٥,٣٥٫٨٢,دخان
ar2,٢٠٢٦-١١-٢٢T١٤:١٩:٠٠Z,33.125,35.82,دخان
`;
    const all = await read('a.csv', csv);
    expect(occurred(all)).toEqual(Array(2).fill({ from: '2026-11-22T14:19:00.000Z' }));
    const point = { type: 'Point', coordinates: [35.82, 33.125] };
    expect(events(all).map(({ geometry }) => geometry)).toEqual([point, point]);
  });

  test('F26 [R67] a time ahead, or over a year back, goes in and is listed', async () => {
    const csv = `id,time,lat,lon,title
ff1,2062-11-22T14:19:00Z,33.125,35.82,Year typed wrong
ff2,2025-11-22T14:19:00Z,33.125,35.82,Long past
ff3,2026-11-28T14:19:00Z,33.125,35.82,Yesterday
`;
    const all = await read('a.csv', csv);
    expect(all.reports).toHaveLength(3);
    expect(notes(all)).toEqual([
      [2, 'time', 'future'],
      [3, 'time', 'longPast'],
    ]);
  });

  test('F37 columns mgrs and dtg', async () => {
    const csv = 'id,dtg,mgrs,title\ng1,221419Z NOV 26,36S YC 5821 7704,Smoke\n';
    const [event] = events(await read('a.csv', csv));
    expect(event?.occurred).toEqual({ from: '2026-11-22T14:19:00.000Z' });
    const { coordinates } = event?.geometry ?? {};
    expect(coordinates?.[0]).toBeCloseTo(35.79906, 5);
    expect(coordinates?.[1]).toBeCloseTo(34.10237, 5);
  });

  test('F38 date and time in two columns are joined, and that is said', async () => {
    const csv = 'id,date,time,lat,lon,title\ndt1,2026-11-22,14:19,33.125,35.82,Apart\n';
    const all = await read('a.csv', csv, DAMASCUS);
    expect(occurred(all)).toEqual([{ from: '2026-11-22T11:19:00.000Z' }]);
    expect(all.survey?.joined).toEqual(['date', 'time']);
    expect(notice(all)).toMatch(/date and time are read together/);
    expect(refusals(await read('a.csv', csv))).toEqual([[2, 'time', 'zone']]);
  });

  test('[R66] day or month first: any row settles it for all, else those in doubt are refused', async () => {
    const rows = (...days: readonly string[]) =>
      `date,lat,lon,title\n${days.map((day) => `${day},33.1,35.8,A`).join('\n')}\n`;
    const dmy = await read('a.csv', rows('03/04/2026', '23/04/2026'));
    expect(occurred(dmy).map(({ from }) => from)).toEqual([
      '2026-04-03T00:00:00.000Z',
      '2026-04-23T00:00:00.000Z',
    ]);
    const mdy = await read('a.csv', rows('03/04/2026', '04/23/2026'));
    expect(occurred(mdy)[0]?.from).toBe('2026-03-04T00:00:00.000Z');
    const open = await read('a.csv', rows('03/04/2026', '05/05/2026'));
    expect(open.survey?.order).toBe('open');
    expect(why(open.refused)).toEqual([
      '"03/04/2026" may mean several times: --order says whether day or month comes first (2026-04-03T00:00:00.000Z or 2026-03-04T00:00:00.000Z)',
    ]);
    expect(occurred(open)[0]?.from).toBe('2026-05-05T00:00:00.000Z');
    const told = await read('a.csv', rows('03/04/2026'), { order: 'mdy' });
    expect(occurred(told)[0]?.from).toBe('2026-03-04T00:00:00.000Z');
  });

  test('[R66] ten digits are counts or dates by all rows; one alone that may be both is refused', async () => {
    const rows = (...times: readonly string[]) =>
      `time,lat,lon,title\n${times.map((time) => `${time},33.1,35.8,A`).join('\n')}\n`;
    const counts = await read('a.csv', rows('1795341600', '1612221419'), { zone: 'UTC' });
    expect(occurred(counts)).toEqual([
      { from: '2026-11-22T10:00:00.000Z' },
      { from: '2021-02-01T23:16:59.000Z' },
    ]);
    const dates = await read('a.csv', rows('2611221419', '2611221420'), { zone: 'UTC' });
    expect(occurred(dates)).toEqual([
      { from: '2026-11-22T14:19:00.000Z' },
      { from: '2026-11-22T14:20:00.000Z' },
    ]);
    const one = await read('a.csv', rows('1612221419'), { zone: 'UTC' });
    expect(refusals(one)).toEqual([[2, 'time', 'severalTimes']]);
    const zoneless = await read('a.csv', rows('2611221419', '2611221420'));
    expect(refusals(zoneless)).toEqual([
      [2, 'time', 'zone'],
      [3, 'time', 'zone'],
    ]);
  });

  test('[R67] an hour that a clock skipped or showed twice is widened, and said', async () => {
    const csv = 'time,lat,lon,title\n2026-10-25 01:30,33.1,35.8,A\n2026-03-27 02:30,33.1,35.8,B\n';
    const all = await read('a.csv', csv, { zone: 'Asia/Jerusalem' });
    expect(occurred(all)).toEqual([
      { from: '2026-10-24T22:30:00.000Z', to: '2026-10-24T23:30:00.000Z' },
      { from: '2026-03-26T23:30:00.000Z', to: '2026-03-27T00:30:00.000Z' },
    ]);
    expect(notes(all)).toEqual([
      [2, 'time', 'widened'],
      [3, 'time', 'widened'],
    ]);
  });
});

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

describe('places and heights', () => {
  const feature = (id: string, geometry: object) => ({
    type: 'Feature',
    id,
    geometry,
    properties: { time: '2026-11-22T14:19:00Z', title: id },
  });
  const collection = (...features: readonly object[]) =>
    JSON.stringify({ type: 'FeatureCollection', features });
  const amsl = (metres: number) => ({ metres, reference: 'AMSL' });

  test('F19 a height becomes the altitude, a Multi of one that one, several an event each', async () => {
    const square = [
      [35.8, 33.1],
      [35.9, 33.1],
      [35.9, 33.2],
      [35.8, 33.1],
    ];
    const all = await read(
      'a.geojson',
      collection(
        feature('z1', { type: 'Point', coordinates: [35.82, 33.12, 871.4] }),
        feature('z2', {
          type: 'MultiPoint',
          coordinates: [
            [35.82, 33.12],
            [35.9, 33.2],
          ],
        }),
        feature('z3', { type: 'MultiPolygon', coordinates: [[square]] }),
        feature('z4', {
          type: 'GeometryCollection',
          geometries: [{ type: 'Point', coordinates: [35.82, 33.12] }],
        }),
      ),
    );
    expect(all.refused).toEqual([]);
    expect(all.reports.map(({ key, to }) => [key, to])).toEqual([
      ['z1', undefined],
      ['z2', undefined],
      ['z2#2', { key: 'z2', relation: 'related' }],
      ['z3', undefined],
      ['z4', undefined],
    ]);
    expect(events(all)).toMatchObject([
      { geometry: { type: 'Point' }, altitude: { lower: amsl(871.4), upper: amsl(871.4) } },
      { geometry: { type: 'Point', coordinates: [35.82, 33.12] }, source: { reference: 'z2' } },
      { geometry: { type: 'Point', coordinates: [35.9, 33.2] }, source: { reference: 'z2#2' } },
      { geometry: { type: 'Polygon', coordinates: [square] } },
      { geometry: { type: 'Point', coordinates: [35.82, 33.12] } },
    ]);
    expect(all.noted).toMatchObject([{ number: 2, field: 'place', note: 'split', said: '2' }]);
    expect(new Set(all.reports.map(({ command }) => command.id)).size).toBe(5);
  });

  test('F19 a line is as high as its positions, 0 is no height, 51 parts are refused', async () => {
    const all = await read(
      'a.geojson',
      collection(
        feature('l', {
          type: 'LineString',
          coordinates: [
            [35.8, 33.1, 700],
            [35.9, 33.1, 900],
          ],
        }),
        feature('o', {
          type: 'LineString',
          coordinates: [
            [35.8, 33.1, 0],
            [35.9, 33.1, 0],
          ],
        }),
        feature('m', {
          type: 'MultiPoint',
          coordinates: Array.from({ length: 51 }, (_, i) => [35.8, 33 + i / 100]),
        }),
        feature('h', { type: 'Point', coordinates: [35.8, 33.1, 99_000] }),
        feature('c', { type: 'CircularString', coordinates: [[35.8, 33.1]] }),
        feature('e', { type: 'MultiPoint', coordinates: [] }),
      ),
    );
    expect(events(all).map(({ altitude }) => altitude)).toEqual([
      { lower: amsl(700), upper: amsl(900) },
      undefined,
    ]);
    expect(
      all.refused.map(({ number, field, fault, said }) => [number, field, fault, said]),
    ).toEqual([
      [3, 'place', 'parts', '51'],
      [4, 'altitude', 'tooHigh', '30,000 m'],
      [5, 'place', 'geometry', 'CircularString'],
      [6, 'place', 'missing', ''],
    ]);
  });

  test('F22 [R68] swapped, far off and 0, 0 go in and are listed', async () => {
    const csv = `id,time,lat,lon,title
sw1,2026-11-22T14:19:00Z,35.82,33.125,Swapped lat lon
sw2,2026-11-22T14:19:00Z,0,0,Null island
sw3,2026-11-22T14:19:00Z,52.5,13.4,Berlin
sw4,2026-11-22T14:19:00Z,33.5,36.3,Damascus
`;
    const all = await read('a.csv', csv);
    expect(all.reports).toHaveLength(4);
    expect(notes(all)).toEqual([
      [2, 'place', 'swapped'],
      [3, 'place', 'nowhere'],
      [4, 'place', 'far'],
    ]);
  });

  test('F23 an altitude without a unit is said before anything goes in; units are read', async () => {
    const csv = (name: string, altitude: string) =>
      `id,time,lat,lon,title,${name}\nft1,2026-11-22T14:19:00Z,33.12,35.82,Aircraft,${altitude}\n`;
    const heights = async (name: string, text: string, more?: Parameters<typeof read>[2]) =>
      events(await read('a.csv', csv(name, text), more))[0]?.altitude?.lower;
    const bare = await read('a.csv', csv('altitude', '3000'));
    expect(bare.survey?.bareHeights).toBe('m');
    expect(notice(bare)).toMatch(
      /altitude names no unit, and is taken as metres above mean sea level/,
    );
    expect(await heights('altitude', '3000')).toEqual(amsl(3000));
    expect(await heights('altitude', '3000 ft')).toEqual(amsl(914.4));
    expect(await heights('altitude', 'FL120')).toEqual(amsl(3657.6));
    expect(await heights('alt (ft)', '3000')).toEqual(amsl(914.4));
    expect(await heights('altitude_ft', '3000')).toEqual(amsl(914.4));
    expect(await heights('height AGL (m)', '300')).toEqual({ metres: 300, reference: 'AGL' });
    const mapped = { fields: { altitude: '{alt} ft' } };
    expect(await heights('alt', '3000', mapped)).toEqual(amsl(914.4));
    expect(await heights('alt', '3000 m', mapped)).toEqual(amsl(3000)); // what is written counts
    const told = await read('a.csv', csv('alt', '3000'), mapped);
    expect(told.survey?.bareHeights).toBeUndefined();
    const words = await read('a.csv', csv('height', 'rather high'));
    expect(words.reports).toHaveLength(1); // a column of another name that is no height is left
    expect(notice(words)).toMatch(/not used: height/);
    expect(refusals(await read('a.csv', csv('altitude', 'rather high')))).toEqual([
      [2, 'altitude', 'height'],
    ]);
  });

  test('[R66] 1.200 is what the other numbers of the file say, or refused', async () => {
    const csv = (places: string, radius: string) =>
      `dtg,mgrs,title,uncertainty\n221419Z NOV 26,${places},Smoke,${radius}\n`;
    const open = await read('a.csv', csv('36S YC 5821 7704', '1.200 m'));
    expect(open.survey?.decimal).toBe('open');
    expect(why(open.refused)).toEqual([
      '"1.200 m" may be several lengths: --decimal says what separates the parts of a number (1.2 m or 1200 m)',
    ]);
    const told = await read('a.csv', csv('36S YC 5821 7704', '1.200 m'), { decimal: ',' });
    expect(events(told)[0]?.uncertainty).toBe(1200);
    const degrees = 'time,lat,lon,title,uncertainty\n2026-11-22,33.125,35.82,A,1.200\n';
    expect(events(await read('a.csv', degrees))[0]?.uncertainty).toBe(1.2);
    const commas = 'time;lat;lon;title;uncertainty\n2026-11-22;33,125;35,82;A;1.200\n';
    expect(events(await read('a.csv', commas))[0]?.uncertainty).toBe(1200);
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
