/** A row of a feed: its columns as text, the same for every format of file. */

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

/** A row that is not in the picture: which field is wrong (may be empty), and why. */
export interface RefusedRow {
  readonly kind: 'refused';
  readonly number: number;
  readonly field: string;
  readonly why: string;
}

/** Makes a RefusedRow. */
export const refusedRow = (number: number, field: string, why: string): RefusedRow => ({
  kind: 'refused',
  number,
  field,
  why,
});

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
