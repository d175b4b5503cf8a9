/** Says what became of the rows of a file: counts, and refusals and notes by field and reason. */

import type { NotedRow, RefusedRow } from '../../picture/files/row.ts';
import type { Format } from '../../picture/files/source.ts';
import type { Counted, Tally } from '../../picture/files/tally.ts';
import { visible } from './visible.ts';
import { whatNoted, whyRefused } from './words.ts';

/** What a row of each format is called. */
const ROW: Readonly<Record<Format, string>> = {
  geojson: 'feature',
  json: 'object',
  ndjson: 'line',
  csv: 'line',
  kml: 'placemark',
  gpx: 'point',
};

/** One row: `line 3: time: is missing`. */
export function lineOf(row: RefusedRow | NotedRow, format: Format): string {
  const { number, field } = row;
  const why = row.kind === 'refused' ? whyRefused(row) : whatNoted(row);
  const where = number === 0 ? 'file' : `${ROW[format]} ${number}`;
  return visible(`${where}: ${field === '' ? '' : `${field}: `}${why}`);
}

const count = new Intl.NumberFormat('en');

/** The first of each group, and how many more there are. */
function linesOf<Row extends RefusedRow | NotedRow>(
  { groups }: Counted<Row>,
  format: Format,
): readonly string[] {
  return groups.flatMap(({ count: all, rows }) => {
    const lines = rows.map((row) => lineOf(row, format));
    const more = all - rows.length;
    const [first] = rows;
    if (more === 0 || first === undefined) return lines;
    const { field } = first;
    const bare = { ...first, said: '', may: [] };
    const why = bare.kind === 'refused' ? whyRefused(bare) : whatNoted(bare);
    return [
      ...lines,
      `… and ${count.format(more)} more: ${field === '' ? '' : `${field}: `}${why}`,
    ];
  });
}

/** What became of them; refusals and notes are left out if they were printed one by one. */
export function resultOf(tally: Tally, format: Format, listed: boolean): readonly string[] {
  const { taken, known, amended, refused, noted, stopped } = tally;
  const parts = [
    `${taken} went in`,
    `${known} were there already`,
    ...(amended === 0 ? [] : [`${amended} were amended`]),
    `${refused.count} were refused`,
  ];
  return [
    parts.join(', '),
    ...(listed ? [] : [...linesOf(refused, format), ...linesOf(noted, format)]),
    ...(stopped === undefined ? [] : [`stopped before the end: ${stopped}`]),
  ];
}

/** What would go in, of a file that was only read. */
export function foreseen(
  events: number,
  { refused, noted }: Pick<Tally, 'refused' | 'noted'>,
  format: Format,
  listed: boolean,
): readonly string[] {
  return [
    `${events} would go in, unless they are there already; ${refused.count} would be refused`,
    ...(listed ? [] : [...linesOf(refused, format), ...linesOf(noted, format)]),
  ];
}
