/** A row of a feed: its columns as text, the same for every format of file. */
import type { FileFault, RowFault, RowNote } from './faults.ts';

/** A row. */
export interface Row {
  readonly kind: 'row';
  /** The line in the file, or the feature, from 1. */
  readonly number: number;
  /** By name in lower case; empty values are left out. */
  readonly columns: ReadonlyMap<string, string>;
  /** The geometry of a GeoJSON feature. */
  readonly geometry: unknown;
  /** The share of the file read so far, 0 to 1. */
  readonly share: number;
}

/** A row that does not go in: which field is wrong (may be empty), why, and the part of it in question. */
export interface RefusedRow {
  readonly kind: 'refused';
  readonly number: number;
  readonly field: string;
  readonly fault: RowFault | FileFault;
  readonly said: string;
}

/** Makes a RefusedRow; number 0 for the file as a whole. */
export const refusedRow = (
  number: number,
  field: string,
  fault: RowFault | FileFault,
  said = '',
): RefusedRow => ({ kind: 'refused', number, field, fault, said });

/** Something to say of a row that goes in. */
export interface NotedRow {
  readonly kind: 'noted';
  readonly number: number;
  readonly field: string;
  readonly note: RowNote;
  readonly said: string;
}

/** A row of these values. null and blank ones are left out; objects become JSON. */
export function rowOf(
  values: Readonly<Record<string, unknown>>,
  { number, geometry, share }: { number: number; geometry?: unknown; share: number },
): Row {
  const columns = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    const text = textOf(value);
    if (text.trim() !== '') columns.set(name.trim().toLowerCase(), text);
  }
  return { kind: 'row', number, columns, geometry, share };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** All content of a row as text: identifies rows without an id. */
export const contentOf = ({ columns, geometry }: Row): string =>
  JSON.stringify([[...columns].sort(([a], [b]) => (a < b ? -1 : 1)), geometry ?? null]);
