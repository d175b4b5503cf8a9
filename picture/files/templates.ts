/** Fills the templates of a dialect with the values of a row. Each is taken apart once. */
import { type Dialect, FIELDS, type Field } from './dialect.ts';
import type { Row } from './row.ts';

/** A value that a table of the dialect does not know. */
export interface UnknownValue {
  readonly unknown: string;
}

/** A template taken apart: text, and columns in lower case. */
type Piece = string | { readonly column: string; readonly table: string | undefined };
type Pieces = readonly Piece[];

/** The templates of each field that has any. */
export type Templates = readonly (readonly [field: Field, templates: readonly Pieces[]])[];

const known = new WeakMap<Dialect, Templates>();

/** The templates of a dialect, of its fields in their order. */
export function templatesOf(dialect: Dialect): Templates {
  const before = known.get(dialect);
  if (before !== undefined) return before;
  const templates = FIELDS.flatMap((field) => {
    const all = [dialect.fields[field] ?? []].flat().map(piecesOf);
    return all.length === 0 ? [] : [[field, all] as const];
  });
  known.set(dialect, templates);
  return templates;
}

const SLOT = /\{([^{}|]+)(?:\|(\w+))?\}/g;

function piecesOf(template: string): Pieces {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: slot, 1: column = '', 2: table, index } of template.matchAll(SLOT)) {
    if (index > from) pieces.push(template.slice(from, index));
    pieces.push({ column: column.toLowerCase(), table });
    from = index + slot.length;
  }
  if (from < template.length || pieces.length === 0) pieces.push(template.slice(from));
  return pieces;
}

/** The value of the first template whose columns all exist; undefined if there is none. */
export function filled(
  templates: readonly Pieces[],
  row: Row,
  tables: Dialect['tables'] = {},
): string | undefined | UnknownValue {
  for (const pieces of templates) {
    const value = fill(pieces, row, tables);
    if (value !== undefined) return value;
  }
  return undefined;
}

function fill(
  pieces: Pieces,
  { columns }: Row,
  tables: NonNullable<Dialect['tables']>,
): string | undefined | UnknownValue {
  let text = '';
  let unknown: string | undefined;
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const value = columns.get(piece.column);
    if (value === undefined) return undefined;
    if (piece.table === undefined) {
      text += value;
      continue;
    }
    const entries = tables[piece.table] ?? {};
    if (Object.hasOwn(entries, value)) text += entries[value] ?? '';
    else unknown ??= value;
  }
  return unknown === undefined ? text : { unknown };
}

/** The first template of one column that the row has; undefined if one before it is none. */
export function columnIn(templates: readonly Pieces[], { columns }: Row): string | undefined {
  for (const [piece, ...others] of templates) {
    if (typeof piece !== 'object' || others.length > 0) return undefined;
    if (columns.has(piece.column)) return piece.column;
  }
  return undefined;
}
