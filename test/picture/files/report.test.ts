/** Rows as reports: whatever they hold, each goes in or is refused by its field; what stands in cells is read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Command } from '../../../picture/entry.ts';
import { FIELDS } from '../../../picture/files/dialect.ts';
import { IdCount } from '../../../picture/files/id-count.ts';
import { partsIn } from '../../../picture/files/parts.ts';
import type { Report } from '../../../picture/files/report.ts';
import { wktIn } from '../../../picture/files/wkt.ts';
import { eventIn, reportedOf } from '../../support/fed.ts';
import '../../support/seed.ts';

const ROW = { id: 'a', time: '2026-11-22T14:00Z', lat: 33.1, lon: 35.8, title: 'Smoke' };

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('33.1', '35.8', '2026-11-22', '14:19', '03/04/2026', '1.200', 'POINT(35.8 33.1)'),
  fc.constantFrom('{"type":"Point","coordinates":[1,2,3]}', 'response', '3000 ft', '\u2800', '#2'),
  fc.json(),
);
const values = fc.dictionary(fc.constantFrom(...FIELDS, 'mgrs', 'wkt', 'alt (ft)', 'notes'), cell);

test('[R69] a row of anything goes in, soundly, or is refused by one of its fields', () => {
  fc.assert(
    fc.property(values, fc.boolean(), fc.jsonValue(), (more, whole, geometry) => {
      const made = reportedOf({ ...(whole ? ROW : {}), ...more }, { zone: 'UTC', geometry });
      const refusals = made.filter(({ kind }) => kind === 'refused');
      const reports = made.filter((one): one is Report => one.kind === 'report');
      expect(refusals.length === 1 ? made.length : reports.length > 0).toBe(
        refusals.length === 1 ? 1 : true,
      );
      for (const { command } of reports) {
        expect(Command.safeParse(JSON.parse(JSON.stringify(command))).success).toBe(true);
      }
      for (const one of refusals) {
        expect(one.kind === 'refused' && FIELDS.some((field) => field === one.field)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('the same row gives the same commands', () => {
  fc.assert(
    fc.property(values, (more) => {
      expect(reportedOf({ ...ROW, ...more })).toEqual(reportedOf({ ...ROW, ...more }));
    }),
    { numRuns: 50 },
  );
});

describe('usual names of columns', () => {
  const placed = { lat: null, lon: null, time: null, title: null };
  const first = (more: object) => {
    const made = reportedOf({ ...ROW, ...placed, ...more }).find(({ kind }) => kind === 'report');
    return made?.kind === 'report' ? eventIn(made) : undefined;
  };
  const event = {
    occurred: { from: '2026-11-22T14:00:00.000Z' },
    geometry: { coordinates: [35.8, 33.1] },
  };
  test.each([
    [{ Timestamp: '2026-11-22T14:00Z', Latitude: '33.1', LONGITUDE: '35.8', Name: 'A' }],
    [{ 'Event Date': '2026-11-22T14:00Z', X: '35.8', Y: '33.1', headline: 'A' }],
    [{ event_date: '2026-11-22T14:00Z', WKT: 'POINT (35.8 33.1)', event_type: 'A' }],
    [{ eventDate: '2026-11-22T14:00Z', geom: 'SRID=4326;POINT(35.8 33.1)', title: 'A' }],
    [{ الوقت: '2026-11-22T14:00Z', 'خط العرض': '٣٣٫١', 'خط الطول': '٣٥٫٨', العنوان: 'دخان' }],
    [{ שעה: '2026-11-22T14:00Z', 'קו רוחב': '33.1', 'קו אורך': '35.8', כותרת: 'עשן' }],
    [{ DTG: '221400Z NOV 26', 'נ"צ': '33.1, 35.8', אירוע: 'עשן' }],
    [
      {
        time: '2026-11-22T14:00Z',
        location: '{"type":"Point","coordinates":[35.8,33.1]}',
        name: 'A',
      },
    ],
  ])('%j', (more) => {
    expect(first(more)).toMatchObject(event);
  });
  test('an area in WKT', () => {
    const wkt = 'POLYGON Z ((35.8 33.1 700, 35.9 33.1 800, 35.9 33.2 900, 35.8 33.1 700))';
    expect(first({ time: '2026-11-22T14:00Z', wkt, title: 'A' })).toMatchObject({
      geometry: { type: 'Polygon' },
      altitude: { lower: { metres: 700 }, upper: { metres: 900 } },
    });
  });
  test.each([
    'altitude_ft',
    'altitude in feet',
    'Altitude (in ft)',
    'الارتفاع بالقدم',
    'ارتفاع (بالأقدام)',
    'الارتفاع قدم',
    'גובה ברגל',
    'גובה (ברגליים)',
    'גובה (רגל)',
  ])('%s is a height in feet', (column) => {
    const made = reportedOf({ ...ROW, [column]: '1000' }).find(({ kind }) => kind === 'report');
    const lower = made?.kind === 'report' ? eventIn(made).altitude?.lower : undefined;
    expect(lower?.metres).toBeCloseTo(304.8, 0);
  });
  test('relativeToGround of KML is above ground, clampToGround is no height', () => {
    const geometry = { type: 'Point', coordinates: [35.8, 33.1, 120] };
    const height = (altitudeMode: string) => {
      const made = reportedOf({ ...ROW, lat: null, lon: null, altitudeMode }, { geometry });
      const report = made.find(({ kind }) => kind === 'report');
      return report?.kind === 'report' ? eventIn(report).altitude?.lower : 'none';
    };
    expect(height('relativeToGround')).toEqual({ metres: 120, reference: 'AGL' });
    expect(height('absolute')).toEqual({ metres: 120, reference: 'AMSL' });
    expect(height('clampToGround')).toBeUndefined();
  });
});

describe('WKT', () => {
  const position = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  );
  const path = fc.array(position, { minLength: 1, maxLength: 4 });
  const rings = fc.array(path, { minLength: 1, maxLength: 3 });
  const geometry = fc.oneof(
    fc.record({ type: fc.constant('Point'), coordinates: position }),
    fc.record({ type: fc.constantFrom('LineString', 'MultiPoint'), coordinates: path }),
    fc.record({ type: fc.constantFrom('Polygon', 'MultiLineString'), coordinates: rings }),
    fc.record({
      type: fc.constant('MultiPolygon'),
      coordinates: fc.array(rings, { minLength: 1, maxLength: 2 }),
    }),
  );
  const isPosition = (value: unknown): value is readonly number[] =>
    Array.isArray(value) && typeof value[0] === 'number';
  const written = (value: unknown): string => {
    if (isPosition(value)) return value.join(' ');
    return Array.isArray(value) ? `(${value.map(written).join(', ')})` : '';
  };
  test('what a database writes is read back', () => {
    fc.assert(
      fc.property(geometry, fc.boolean(), ({ type, coordinates }, spaced) => {
        const body = type === 'Point' ? `(${written(coordinates)})` : written(coordinates);
        const text = `${type.toUpperCase()}${spaced ? ' ' : ''}${body}`;
        const zeroed = JSON.parse(JSON.stringify(coordinates)); // -0 is written as 0
        expect(wktIn(text)).toEqual({ type, coordinates: zeroed });
        expect(wktIn(`GEOMETRYCOLLECTION(${text})`)).toEqual({
          type: 'GeometryCollection',
          geometries: [{ type, coordinates: zeroed }],
        });
      }),
    );
  });
  test('anything else is none, and ends', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('POINT', '(', ')', ',', ' ', '1', 'Z', '.') }),
        (text) => {
          wktIn(text);
        },
      ),
    );
    for (const text of [
      'POINT(1)',
      'POINT(1 2',
      'SRID=32636;POINT(1 2)',
      'CIRCLE(1 2)',
      'POINT EMPTY',
    ]) {
      expect(wktIn(text), text).toBeUndefined();
    }
    expect(wktIn('('.repeat(200_000))).toBeUndefined();
    expect(wktIn('GEOMETRYCOLLECTION('.repeat(20_000))).toBeUndefined();
  });
});

test('any JSON is taken apart, or is no geometry', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => void partsIn(value, 'AMSL')));
});

test('[R69] ids count rows if they are 1 to n or 0 to n-1, with room for rows that could not be read', () => {
  fc.assert(
    fc.property(
      fc.nat(1),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(5),
      fc.infiniteStream(fc.nat()),
      (first, n, lost, pick) => {
        const all = Array.from({ length: n + lost }, (_, i) => String(first + i));
        const read = [...all];
        for (let i = 0; i < lost; i++) read.splice((pick.next().value ?? 0) % read.length, 1);
        const ids = new IdCount();
        for (const id of read) ids.add(id);
        const begins = Number(read[0]) <= 1; // a list whose first rows are lost is not known as one
        expect(ids.countsRows(lost)).toBe(begins);
        ids.add('7a');
        expect(ids.countsRows(lost)).toBe(false);
      },
    ),
  );
});
