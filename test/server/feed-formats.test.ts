/** Real rows in other formats are the same rows: fed again, nothing is added twice. [R69] */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../picture/files/report.ts';
import { type Fed, fed } from '../support/fed.ts';
import { heldFile } from '../support/held-file.ts';
import { sized } from '../support/scale.ts';
import { sharedPath } from '../support/shared.ts';

type Values = Readonly<Record<string, unknown>>;

/** The rows of a GeoJSON file as flat objects, with `lat` and `lon` for its points. */
function flatRows(path: string): readonly Values[] {
  const { features } = JSON.parse(readFileSync(sharedPath(path), 'utf8'));
  return features.map(
    ({
      id,
      properties,
      geometry,
    }: {
      id: unknown;
      properties: Values;
      geometry: { coordinates: unknown[] };
    }) => ({
      ...(id === undefined ? {} : { id }),
      ...properties,
      lon: geometry.coordinates[0],
      lat: geometry.coordinates[1],
    }),
  );
}

/** The same with the place of the first row left out. */
const firstLacking = ([first, ...others]: readonly Values[]): readonly Values[] => [
  { ...first, lat: null, lon: null },
  ...others,
];

const ndjson = (rows: readonly Values[]): string =>
  rows.map((row) => JSON.stringify(row)).join('\n');

function csv(rows: readonly Values[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown) => {
    if (value === null || value === undefined) return '';
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (row: Values) => names.map((name) => cell(row[name])).join(';');
  return [names.join(';'), ...rows.map(line), ''].join('\r\n');
}

const commands = ({ reports }: Fed) => reports.map(({ command }) => command);
const ids = (reports: readonly Report[]) => new Set(reports.map(({ command }) => command.id));

/** One alert of every so many. */
const EVERY = sized({ test: 23, soak: 1 });
const alerts = (): readonly Values[] =>
  gunzipSync(readFileSync(sharedPath('alerts/by_locality_2019-2024.ndjson.gz')))
    .toString()
    .split('\n')
    .filter((line, i) => line !== '' && i % EVERY === 0)
    .map((line) => JSON.parse(line));

const FILES: readonly (readonly [name: string, rows: () => readonly Values[], count: number])[] = [
  ['incidents', () => flatRows('incidents/ceasefire-line-2012-2016.geojson'), 131],
  ['one evening', () => flatRows('alerts/demo_2024-10-01_15-18Z.geojson'), 2571],
  ['five years', alerts, Math.ceil(37_285 / EVERY)],
];
const ORIGINAL: Readonly<Record<string, string>> = {
  incidents: 'incidents/ceasefire-line-2012-2016.geojson',
  'one evening': 'alerts/demo_2024-10-01_15-18Z.geojson',
};

describe.each(FILES)('%s', (name, rowsOf, count) => {
  const rows = rowsOf();

  test('as they are published, as NDJSON with lat and lon, as CSV with semicolons: the same commands', async () => {
    const lines = await fed(heldFile('rows.ndjson', ndjson(rows)));
    const table = await fed(heldFile('table.csv', csv(rows)));
    expect(lines.refused).toEqual([]);
    expect(table.refused).toEqual([]);
    expect(table.survey?.separator).toBe(';');
    expect(ids(lines.reports).size).toBe(count);
    expect(commands(table)).toEqual(commands(lines));
    const original = ORIGINAL[name];
    if (original === undefined) return;
    const file = await fed(heldFile('file.geojson', readFileSync(sharedPath(original))));
    expect(commands(file)).toEqual(commands(lines));
  });

  test('a first row that lacks its place is refused, and costs the others nothing', async () => {
    const whole = commands(await fed(heldFile('rows.ndjson', ndjson(rows))));
    for (const [file, text] of [
      ['rows.ndjson', ndjson(firstLacking(rows))],
      ['table.csv', csv(firstLacking(rows))],
    ] as const) {
      const all = await fed(heldFile(file, text));
      expect(all.refused).toMatchObject([{ field: 'place', fault: 'missing' }]);
      expect(commands(all)).toEqual(whole.slice(1));
    }
  });
});
