/** Reads a file as reports of its rows, as its survey has settled. */
import type { CommandId } from '../basics.ts';
import { derivedCommandId } from '../command-id.ts';
import type { LonLat } from '../geo/place.ts';
import { type Report, report, type Target } from './report.ts';
import type { NotedRow, RefusedRow } from './row.ts';
import { readRows } from './rows.ts';
import type { Source } from './source.ts';
import type { Survey } from './survey.ts';

/** Into which picture, and by what rows are doubted. */
export interface ReportOptions {
  readonly target: Target;
  /** ms since 1970: what lies ahead of it, or a year back, is noted. [R67] */
  readonly now: number;
  /** The middle of the cell's view: what is far from it is noted; undefined: no place is. [R68] */
  readonly middle: LonLat | undefined;
  /** True: in the order of their times, where the format is not a stream of lines; false: as in the file. */
  readonly inOrder: boolean;
  /** The id of a command from what it is about; default: that of feeds (L13). */
  readonly commandId?: (...parts: readonly string[]) => CommandId;
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
  { target, commandId = derivedCommandId }: ReportOptions,
): AsyncGenerator<Report | RefusedRow | NotedRow> {
  const dialect = {
    ...settled.dialect,
    ...(settled.zone === undefined ? {} : { timeZone: settled.zone }),
  };
  for await (const row of readRows(source, head)) {
    if (row.kind === 'refused') yield row;
    else yield report(row, dialect, target, commandId);
  }
}
