/** The values that a dialect makes of a row. */
import type { Field, FieldValues } from './dialect.ts';
import type { MeasuredText, Unread } from './geometry.ts';
import type { Measured } from './resolve.ts';
import type { Row } from './row.ts';
import type { Settled } from './settled.ts';
import { columnIn, filled, templatesOf } from './templates.ts';

/** The values of a row by field; or the field for which its dialect knows no value. */
export function valuesOf(row: Row, { dialect }: Settled): FieldValues | Unread {
  const values: Partial<Record<Field, string>> = {};
  for (const [field, templates] of templatesOf(dialect)) {
    const value = filled(templates, row, dialect.tables);
    if (typeof value === 'object') return { field, fault: 'unknownValue', said: value.unknown };
    if (value !== undefined) values[field] = value;
  }
  return values;
}

/** The column, in lower case, that a field of a row is; undefined if it is none, or made of several. */
export function columnOf(field: Field, row: Row, { dialect }: Settled): string | undefined {
  const [, templates = []] = templatesOf(dialect).find(([one]) => one === field) ?? [];
  return columnIn(templates, row);
}

/** The text of a measured field, and what its numbers are in; undefined if the row has none. */
export function measuredOf(
  field: Measured,
  row: Row,
  values: FieldValues,
  settled: Settled,
): MeasuredText | undefined {
  const text = values[field];
  if (text === undefined) return undefined;
  const column = columnOf(field, row, settled);
  return { text, measure: column === undefined ? undefined : settled.measures[column] };
}
