/** What an author said is meant as it stands: kept with the draft, by field, for exactly that text. Pure. */
import type { FieldValues } from './field-values.ts';

/** Under this a form keeps the text of a field that is meant so. */
export const meantKey = (field: string): string => `#meant.${field}`;

/** True if the text of the field was said to be meant so; another text is asked about again. */
export const isMeant = (words: FieldValues, field: string): boolean =>
  words[field] !== undefined && words[field] === words[meantKey(field)];

/** The words with what stands in these fields meant so: what an item said before is not asked about. */
export const allMeant = (words: FieldValues, fields: readonly string[]): FieldValues => ({
  ...words,
  ...Object.fromEntries(
    fields.flatMap((field) => (words[field] ? [[meantKey(field), words[field]]] : [])),
  ),
});
