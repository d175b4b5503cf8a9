/** Dialects: tables that map the columns of a feed to the fields of an event. */
import type { Row } from './row.ts';

/** The fields that a dialect can fill. */
export const FIELDS = [
  'id',
  'time',
  'until',
  'day',
  'lon',
  'lat',
  'place',
  'category',
  'precedence',
  'title',
  'title_en',
  'title_ar',
  'title_he',
  'text',
  'text_en',
  'text_ar',
  'text_he',
  'original',
  'uncertainty',
  'altitude',
  'source',
  'reference',
  'reliability',
  'credibility',
  'relatedTo',
  'relation',
] as const;
export type Field = (typeof FIELDS)[number];
/** The values of a row by field. */
export type FieldValues = Readonly<Partial<Record<Field, string>>>;

/**
 * Text in which `{column}` is replaced by the column's value and `{column|table}` by the table's
 * entry for it. Of several templates, the first whose columns all exist is used.
 */
type Template = string | readonly string[];

/** The table of one feed. */
export interface Dialect {
  readonly name: string;
  /** A file whose first row has all these columns is in this dialect. */
  readonly columns: readonly string[];
  readonly fields: Readonly<Partial<Record<Field, Template>>>;
  /** Translations of values, by the name of the table. */
  readonly tables?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** IANA zone of times without a zone. */
  readonly timeZone?: string;
}

const SLOT = /\{([^{}|]+)(?:\|(\w+))?\}/g;

/** The first dialect that fits a row. */
export const dialectOf = (row: Row, dialects: readonly Dialect[]): Dialect | undefined =>
  dialects.find(({ columns }) => columns.every((name) => row.columns.has(name.toLowerCase())));

/** A field's value; undefined if its columns do not exist; or why there is none. */
export function fieldOf(
  dialect: Dialect,
  field: Field,
  row: Row,
): string | undefined | { readonly why: string } {
  const template = dialect.fields[field] ?? [];
  for (const one of typeof template === 'string' ? [template] : template) {
    const value = fillTemplate(one, dialect, row);
    if (value !== undefined) return value;
  }
  return undefined;
}

/**
 * The filled template; undefined if a column does not exist; why, if a table does not know a value.
 */
function fillTemplate(
  template: string,
  { name, tables = {} }: Dialect,
  { columns }: Row,
): string | undefined | { readonly why: string } {
  let why: string | undefined;
  let whole = true;
  const text = template.replace(SLOT, (_, column: string, table: string | undefined) => {
    const value = columns.get(column.toLowerCase());
    if (value === undefined) whole = false;
    if (value === undefined || table === undefined) return value ?? '';
    const entries = tables[table] ?? {};
    if (Object.hasOwn(entries, value)) return entries[value] ?? '';
    why ??= `${column} "${value.slice(0, 40)}" is not known to ${name}`;
    return '';
  });
  if (!whole) return undefined;
  return why === undefined ? text : { why };
}

/** Columns of a row that the dialect does not use. */
export function unusedColumns({ fields }: Dialect, row: Row): string[] {
  const named = new Set(
    Object.values(fields)
      .flat()
      .flatMap((template) =>
        [...template.matchAll(SLOT)].map(([, column = '']) => column.toLowerCase()),
      ),
  );
  return [...row.columns.keys()].filter((column) => !named.has(column));
}
