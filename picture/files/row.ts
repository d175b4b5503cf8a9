/** A row of a feed: its columns as text, the same for every format of file. */
import type { FileFault, RowFault, RowNote } from './faults.ts';

/** A row. */
export interface Row {
  readonly kind: 'row';
  /** The line in the file, or the feature, from 1. */
  readonly number: number;
  /** By name in lower case; empty values are left out. */
  readonly columns: ReadonlyMap<string, string>;
  /**
   * Names as the file writes them, by name in lower case: one map for all rows of a file, which grows
   * as they are read.
   */
  readonly names: ReadonlyMap<string, string>;
  /** The geometry of a GeoJSON feature, not validated; of KML and GPX made alike, heights in metres as they stand. */
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
  /** The part of the row in question, as the file writes it, up to 80 characters; or what the fault says it is. */
  readonly said: string;
  /** What it may mean, if that is several things: moments (ISO 8601), `33.1, 35.8`, metres. */
  readonly may?: readonly string[];
}

/** Makes a RefusedRow; number 0 for the file as a whole. */
export const refusedRow = (
  number: number,
  field: string,
  fault: RowFault | FileFault,
  said = '',
  may?: readonly string[],
): RefusedRow => ({
  kind: 'refused',
  number,
  field,
  fault,
  said: cut(said),
  ...(may === undefined ? {} : { may }),
});

/** At most 80 code points. */
const cut = (said: string): string => {
  if (said.length <= SAID) return said;
  const points = [...said.slice(0, 2 * SAID)];
  return points.length > SAID ? `${points.slice(0, SAID - 1).join('')}…` : said;
};
const SAID = 80;

/** Something to say of a row that goes in. */
export interface NotedRow {
  readonly kind: 'noted';
  readonly number: number;
  readonly field: string;
  readonly note: RowNote;
  readonly said: string;
}

/** Makes a NotedRow. */
export const notedRow = (number: number, field: string, note: RowNote, said = ''): NotedRow => ({
  kind: 'noted',
  number,
  field,
  note,
  said: cut(said),
});

/** Where a row stands, and what it shares with the others of its file. */
export interface At {
  readonly number: number;
  readonly share: number;
  readonly geometry?: unknown;
  /** The names of the file's columns; those of this row are added. */
  readonly names?: Map<string, string>;
}

/** Different columns of one file whose names are kept as written; of more, in lower case alone. */
const MAX_NAMES = 4096;

/** A row of these values by name. null and blank ones are left out; objects become JSON. */
export function rowOf(
  values: Readonly<Record<string, unknown>> | Iterable<readonly [string, unknown]>,
  { number, geometry, share, names = new Map() }: At,
): Row {
  const columns = new Map<string, string>();
  for (const [written, value] of entriesOf(values)) {
    const text = textOf(value);
    if (text.trim() === '') continue;
    const name = written.trim().toLowerCase();
    columns.set(name, text);
    if (!names.has(name) && names.size < MAX_NAMES) names.set(name, written.trim());
  }
  return { kind: 'row', number, columns, names, geometry, share };
}

const entriesOf = (
  values: Readonly<Record<string, unknown>> | Iterable<readonly [string, unknown]>,
): Iterable<readonly [string, unknown]> =>
  Symbol.iterator in values ? values : Object.entries(values);

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
