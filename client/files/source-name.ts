/** Whose ids a file has, where they only count its rows: those of a source with the file's name. */
import { columnsIn, type Dialect } from '../../picture/files/dialect.ts';
import type { Choices, Survey } from '../../picture/files/survey.ts';

/**
 * The survey with a name for the source, if it needs one: rows of two files that are called 1, 2, 3 are not the
 * same rows, and the event says whose number it has.
 */
export function sourceFor(
  survey: Survey,
  { fields }: Choices,
): { readonly survey: Survey; readonly named: string | undefined } {
  const { settled } = survey;
  const given = [settled.dialect.fields.source ?? []]
    .flat()
    .some((one) => columnsIn(one).length === 0);
  const fills = survey.columns.some(({ means }) => means.includes('source'));
  const named = settled.idsOf?.replace(/[{}\p{Cc}\p{Cf}]/gu, '').trim() ?? '';
  if (!survey.idsCount || fields.source !== undefined || given || fills || named === '') {
    return { survey, named: undefined };
  }
  const dialect: Dialect = {
    ...settled.dialect,
    fields: { ...settled.dialect.fields, source: named },
  };
  return { survey: { ...survey, settled: { ...settled, dialect } }, named };
}
