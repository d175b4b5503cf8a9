/** The values that a dialect makes of a row. */
import { type Field, type FieldValues, fieldOf } from './dialect.ts';
import type { MeasuredText, Unread } from './geometry.ts';
import type { Measured } from './resolve.ts';
import type { Row } from './row.ts';
import type { Settled } from './settled.ts';

/** The values of a row by field; or the field for which its dialect knows no value. */
export function valuesOf(row: Row, { dialect }: Settled): FieldValues | Unread {
  const values: Partial<Record<Field, string>> = {};
  for (const field of Object.keys(dialect.fields) as Field[]) {
    // a table's own keys
    const value = fieldOf(dialect, field, row);
    if (typeof value === 'object') return { field, fault: 'unknownValue', said: value.unknown };
    if (value !== undefined) values[field] = value;
  }
  return values;
}

const COLUMN = /^\{([^{}|]+)\}$/;

/** The column, in lower case, that a field of a row is; undefined if it is none, or made of several. */
export function columnOf(field: Field, { columns }: Row, { dialect }: Settled): string | undefined {
  for (const template of [dialect.fields[field] ?? []].flat()) {
    const name = COLUMN.exec(template)?.[1]?.toLowerCase();
    if (name === undefined) return undefined;
    if (columns.has(name)) return name;
  }
  return undefined;
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
