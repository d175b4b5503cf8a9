/** Says what a file was found to be, before anything of it goes in. */

import { columnsIn } from '../../picture/files/dialect.ts';
import type { Choices, Column, Survey } from '../../picture/files/survey.ts';
import { visible } from './visible.ts';

const NAMES = {
  geojson: 'GeoJSON',
  json: 'JSON',
  ndjson: 'NDJSON',
  csv: 'CSV',
  kml: 'KML',
  gpx: 'GPX',
} as const;

const quoted = (text: string): string => (text === '\t' ? 'tab' : `"${text}"`);

/** The notice, a line of text each. */
export function noticeOf(survey: Survey): readonly string[] {
  const { dialect, columns, rows, format, encoding, separator } = survey;
  const unused = columns.filter(({ means }) => means.length === 0).map(({ name }) => name);
  const used = columns.filter(({ means }) => means.length > 0);
  const found = [`${NAMES[format]}, ${encoding}`];
  if (separator !== undefined) found.push(`columns separated by ${quoted(separator)}`);
  found.push(rows === 1 ? '1 row' : `${rows} rows`);
  const lines = [
    `read as ${dialect}${unused.length === 0 ? '' : `; not used: ${unused.join(', ')}`}`,
    found.join(', '),
    `used: ${used.map(({ name, means }) => meaning(name, means)).join(', ')}`,
    ...doubtsOf(survey),
  ];
  return lines.map(visible);
}

const meaning = (name: string, means: Column['means']): string =>
  means.length === 1 && means[0] === name.toLowerCase() ? name : `${name} (${means.join(', ')})`;

/** Why templates of the command line make nothing of this file: they name a column that it lacks. */
export function missingIn({ fields }: Choices, { columns }: Survey): string | undefined {
  const there = new Set(columns.map(({ name }) => name.toLowerCase()));
  for (const [field, template = ''] of Object.entries(fields)) {
    const lacking = columnsIn(template).find((name) => !there.has(name.toLowerCase()));
    if (lacking !== undefined) {
      const known = columns.map(({ name }) => name).join(', ');
      return `${field}: the file has no column "${lacking}"; it has: ${known}`;
    }
  }
  return undefined;
}

/** What was taken for granted or is missing. */
function doubtsOf(survey: Survey): readonly string[] {
  const { zone, days, order, decimal, joined, idsCount, bareHeights, settled } = survey;
  const said: string[] = [];
  if (joined !== undefined) said.push(`${joined.join(' and ')} are read together`);
  if (zone === 'missing') {
    said.push('some times name no zone, and are refused until --zone says which');
  } else if (zone !== undefined) said.push(`times that name no zone are in ${zone}`);
  if (days !== undefined) said.push(`days without a time are those of ${days}`);
  if (order === 'open') {
    said.push('whether day or month comes first is not clear from any row: --order says it');
  } else if (order !== undefined) {
    said.push(`dates are ${order === 'dmy' ? 'day, month, year' : 'month, day, year'}`);
  }
  if (decimal === 'open') {
    said.push('whether 1.200 is 1.2 or 1200 is not clear from any row: --decimal says it');
  } else if (decimal === ',') said.push('numbers have a decimal comma');
  if (bareHeights !== undefined) {
    const names = survey.columns.filter(({ means }) => means.includes('altitude'));
    const column = names.map(({ name }) => name).join(', ');
    said.push(
      `altitude: ${column} names no unit, and is taken as metres above mean sea level (--map altitude=${column}:ft if it is in feet)`,
    );
  }
  if (idsCount && settled.idsOf !== undefined) {
    said.push(
      `ids only count the rows: they are those of "${settled.idsOf}" (--source names another)`,
    );
  }
  return said;
}

const WIDEST = 40;

/** The columns as a table: name, rows that have it, meaning, examples. */
export function tableOf({ columns }: Survey): readonly string[] {
  const rows = columns.map(({ name, filled, examples, means }) => [
    shown(name),
    String(filled),
    means.length === 0 ? 'not used' : means.join(', '),
    examples.map(shown).join(' | '),
  ]);
  const all = [['column', 'rows', 'means', 'examples'], ...rows];
  const widths = [0, 1, 2].map((i) => Math.max(...all.map((row) => [...(row[i] ?? '')].length)));
  return all.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - [...cell].length)))
      .join('  ')
      .trimEnd(),
  );
}

function shown(text: string): string {
  const points = [...visible(text)];
  return points.length > WIDEST ? `${points.slice(0, WIDEST - 1).join('')}…` : points.join('');
}
