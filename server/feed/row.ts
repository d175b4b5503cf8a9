/** A row of a feed: its columns as text, whatever kind of file it stands in. */

export interface Row {
  readonly kind: 'row';
  /** Its line in the file, or its feature counted from 1. */
  readonly number: number;
  /** Values that are not empty, by column name in lower case. */
  readonly columns: ReadonlyMap<string, string>;
  /** The geometry of a GeoJSON feature. */
  readonly geometry: unknown;
  /** How much of the file has been read: 0 to 1. */
  readonly share: number;
}

/** A row that does not go in: which, which field, and why. */
export interface RefusedRow {
  readonly kind: 'refused';
  readonly number: number;
  readonly field: string;
  readonly why: string;
}

export const refusedRow = (number: number, field: string, why: string): RefusedRow => ({
  kind: 'refused',
  number,
  field,
  why,
});

/** A row of named values; null and blank ones are left out, objects become their JSON. */
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

/** All that a row says, the same text for the same row: what tells it apart if it has no id. */
export const contentOf = ({ columns, geometry }: Row): string =>
  JSON.stringify([[...columns].sort(([a], [b]) => (a < b ? -1 : 1)), geometry ?? null]);
