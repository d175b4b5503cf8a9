/** What the source of a file's rows is called: by a person, by the dialect, or by the file itself. */
import { columnsIn, type Dialect } from '../../picture/files/dialect.ts';
import type { Survey } from '../../picture/files/survey.ts';

/** A name that all rows have. `counted`: it is the file's, for its ids only count the rows. */
export interface SourceName {
  readonly name: string;
  readonly counted: boolean;
}

/**
 * The survey with a name for the source, if it needs one: rows of two files that are called 1, 2, 3 are not the
 * same rows, and the event says whose number it has.
 */
export function namedSource(survey: Survey): {
  readonly survey: Survey;
  readonly source: SourceName | undefined;
} {
  const { settled, columns, idsCount } = survey;
  if (columns.some(({ means }) => means.includes('source'))) return { survey, source: undefined };
  const given = [settled.dialect.fields.source ?? []]
    .flat()
    .find((template) => columnsIn(template).length === 0);
  if (given !== undefined) return { survey, source: { name: given, counted: false } };
  const name = settled.idsOf?.replace(/[{}\p{Cc}\p{Cf}]/gu, '').trim() ?? '';
  if (!idsCount || name === '') return { survey, source: undefined };
  const dialect: Dialect = {
    ...settled.dialect,
    fields: { ...settled.dialect.fields, source: name },
  };
  const named = { ...survey, settled: { ...settled, dialect } };
  return { survey: named, source: { name, counted: true } };
}
