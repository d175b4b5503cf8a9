/** Files that people met with other tools, each with what a feed must make of it; each stands for a whole kind: places and heights. */
import { describe, expect, test } from 'vitest';
import { events, notes, notice, read, refusals, why } from '../support/fed-file.ts';

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
