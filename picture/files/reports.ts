/** Reads a feed's file as reports; the dialect is recognised from the first row. */
import { type Dialect, dialectOf, type Field, unusedColumns } from './dialect.ts';
import { readHead } from './head.ts';
import { type Report, report, type Target } from './report.ts';
import type { RefusedRow, Row } from './row.ts';
import { readRows } from './rows.ts';
import { formatOf, type Source } from './source.ts';

/** Known about a file after its first row. */
export interface FileInfo {
  readonly dialect: string;
  /** Columns that nothing is made of. */
  readonly unused: readonly string[];
}

/** Dialects and defaults for reading a file. */
export interface ReadOptions {
  /** Tried in this order; the last one should take anything. */
  readonly dialects: readonly Dialect[];
  /** Templates from the command line; they override the dialect's. */
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  /** IANA zone of times without a zone. */
  readonly zone: string | undefined;
  readonly target: Target;
  /** True: sort a GeoJSON file by time. Streamed formats keep the order of the file. */
  readonly inOrder: boolean;
  /** Called once, after the first row. */
  readonly notice: (notice: FileInfo) => void;
}

/** The reports of a file, and the rows that are none. */
export async function* readReports(
  source: Source,
  reading: ReadOptions,
): AsyncGenerator<Report | RefusedRow> {
  const reports = reportsAsRead(source, reading);
  if (!reading.inOrder || formatOf(source.name) !== 'geojson') {
    yield* reports;
    return;
  }
  const all: Report[] = [];
  for await (const one of reports) {
    if (one.kind === 'refused') yield one;
    else all.push(one);
  }
  all.sort((a, b) => a.at - b.at);
  for (const [i, one] of all.entries()) yield { ...one, share: (i + 1) / all.length };
}

async function* reportsAsRead(
  source: Source,
  { dialects, fields, zone, target, notice }: ReadOptions,
): AsyncGenerator<Report | RefusedRow> {
  let dialect: Dialect | undefined;
  const head = await readHead(source);
  if ('kind' in head) {
    yield head;
    return;
  }
  for await (const row of readRows(source, head)) {
    if (row.kind === 'refused') yield row;
    else {
      dialect ??= begin(row);
      yield report(row, dialect, target);
    }
  }

  function begin(row: Row): Dialect {
    const found = dialectOf(row, dialects);
    if (found === undefined) throw new Error('no dialect takes this file');
    const timeZone = zone ?? found.timeZone;
    const chosen: Dialect = {
      ...found,
      fields: { ...found.fields, ...fields },
      ...(timeZone === undefined ? {} : { timeZone }),
    };
    notice({ dialect: found.name, unused: unusedColumns(chosen, row) });
    return chosen;
  }
}
