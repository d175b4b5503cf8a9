/** Files read as a feed reads them: surveyed, and made reports. */
import { DeskId, PictureId } from '../../picture/basics.ts';
import { ALERTS } from '../../picture/files/alerts.ts';
import { CEASEFIRE } from '../../picture/files/ceasefire.ts';
import type { Dialect } from '../../picture/files/dialect.ts';
import { GENERIC } from '../../picture/files/generic.ts';
import { readingOf } from '../../picture/files/pass.ts';
import { type Report, type Reporting, reportsOfRow } from '../../picture/files/report.ts';
import { type ReportOptions, reportsOf } from '../../picture/files/reports.ts';
import { type NotedRow, type RefusedRow, rowOf } from '../../picture/files/row.ts';
import type { Source } from '../../picture/files/source.ts';
import { type Choices, type Survey, surveyFile } from '../../picture/files/survey.ts';
import type { EventFields } from '../../picture/kinds/event.ts';

export const DIALECTS = [CEASEFIRE, ALERTS, GENERIC];
/** The time at which tests read files, and the middle of the cell's view. */
export const READ_AT = Date.parse('2026-11-29T09:00:00Z');
export const MIDDLE = [35.86, 33.06] as const;

export const TARGET = { picture: PictureId.parse('shared'), desk: DeskId.parse('il') };

/** What became of the rows of a file. */
export interface Fed {
  /** Undefined if nothing of it could be read. */
  readonly survey: Survey | undefined;
  readonly reports: readonly Report[];
  readonly refused: readonly RefusedRow[];
  readonly noted: readonly NotedRow[];
}

export async function fed(
  source: Source,
  more: Partial<Choices & ReportOptions> = {},
): Promise<Fed> {
  const reports: Report[] = [];
  const refused: RefusedRow[] = [];
  const noted: NotedRow[] = [];
  const survey = await surveyFile(source, { fields: {}, ...more }, DIALECTS);
  if ('fault' in survey) return { reports, refused: [survey], noted, survey: undefined };
  const rows = reportsOf(source, survey, {
    target: TARGET,
    now: READ_AT,
    middle: [...MIDDLE],
    inOrder: false,
    ...more,
  });
  for await (const row of rows) {
    if (row.kind === 'refused') refused.push(row);
    else if (row.kind === 'noted') noted.push(row);
    else reports.push(row);
  }
  return { reports, refused, noted, survey };
}

/** What a report says of its event. */
export function eventIn({ command }: Report): EventFields {
  if (command.change.type !== 'event.reported') throw new Error('no event is reported');
  return command.change.event;
}

/** What a feed makes of one row with these values, by a dialect like the usual one. */
export function reportedOf(
  values: Readonly<Record<string, unknown>>,
  more: Partial<Choices> & { readonly geometry?: unknown } = {},
  reporting: Partial<Reporting> = {},
  dialect: Dialect = GENERIC,
): readonly (Report | RefusedRow | NotedRow)[] {
  const { geometry, ...choices } = more;
  const row = rowOf(values, { number: 1, share: 1, geometry });
  const { settled } = readingOf(
    [...row.columns.keys()],
    { fields: {}, ...choices },
    [dialect],
    new Set(),
  );
  const found = reportsOfRow(row, settled, {
    target: TARGET,
    now: READ_AT,
    middle: [...MIDDLE],
    ...reporting,
  });
  return 'fault' in found ? [found] : found;
}
