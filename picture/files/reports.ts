/** Reads a file as reports of its rows, as its survey has settled. */
import { type Report, type Reporting, reportsOfRow } from './report.ts';
import type { NotedRow, RefusedRow } from './row.ts';
import { readRows } from './rows.ts';
import type { Source } from './source.ts';
import type { Survey } from './survey.ts';

/** Into which picture, by what rows are doubted, and in which order. */
export interface ReportOptions extends Reporting {
  /** True: in the order of their times, where the format is not a stream of lines; false: as in the file. */
  readonly inOrder: boolean;
}

/**
 * The reports of a file's rows, what does not go in, and what is to be said of a row that does (before its report).
 * A row with several parts gives a report of each.
 */
export async function* reportsOf(
  source: Source,
  survey: Survey,
  options: ReportOptions,
): AsyncGenerator<Report | RefusedRow | NotedRow> {
  const reports = reportsAsRead(source, survey, options);
  if (!options.inOrder || survey.format === 'ndjson' || survey.format === 'csv') {
    yield* reports;
    return;
  }
  const all: Report[] = [];
  for await (const one of reports) {
    if (one.kind === 'report') all.push(one);
    else yield one;
  }
  all.sort((a, b) => a.at - b.at);
  for (const [i, one] of all.entries()) yield { ...one, share: (i + 1) / all.length };
}

async function* reportsAsRead(
  source: Source,
  { head, settled }: Survey,
  options: ReportOptions,
): AsyncGenerator<Report | RefusedRow | NotedRow> {
  for await (const row of readRows(source, head)) {
    if (row.kind === 'refused') {
      yield row;
      continue;
    }
    const found = reportsOfRow(row, settled, options);
    if ('fault' in found) yield found;
    else yield* found;
  }
}
