/** Files that people met with other tools, each with what a feed must make of it; each stands for a whole kind: times. */
import { describe, expect, test } from 'vitest';
import { events, notes, notice, occurred, read, refusals, why } from '../support/fed-file.ts';

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

  test('[R66] what the page shows of a time is read, with the clocks of the cell', async () => {
    const clocks = new Map([
      ['DAM', 'Asia/Damascus'],
      ['TLV', 'Asia/Jerusalem'],
    ]);
    const csv = `time,lat,lon,title
221419Z NOV 26 · DAM 17:19 · TLV 16:19,33.1,35.8,A
2026-11-22 17:19 DAM,33.1,35.8,B
221419Z NOV 26 · DAM 17:20,33.1,35.8,C
`;
    const all = await read('a.csv', csv, { clocks });
    expect(occurred(all)).toEqual(Array(2).fill({ from: '2026-11-22T14:19:00.000Z' }));
    expect(refusals(all)).toEqual([[4, 'time', 'time']]);
    expect(notice(all)).not.toMatch(/zone/);
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
