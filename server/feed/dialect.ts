/** How the columns of a feed become the fields of an event: small tables, no code per feed. */
import type { Row } from './row.ts';

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
/** What a row says, field by field. */
export type FieldValues = Readonly<Partial<Record<Field, string>>>;

/**
 * Text in which `{column}` stands for a column's value and `{column|table}` for what a table says of it.
 * Of a list, the first whose columns are all there counts.
 */
type Template = string | readonly string[];

export interface Dialect {
  readonly name: string;
  /** The columns by which it is recognised: all are there. */
  readonly columns: readonly string[];
  readonly fields: Readonly<Partial<Record<Field, Template>>>;
  readonly tables?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** IANA zone of times that name none. */
  readonly timeZone?: string;
}

const SLOT = /\{([^{}|]+)(?:\|(\w+))?\}/g;

/** The first dialect whose columns a row has. */
export const dialectOf = (row: Row, dialects: readonly Dialect[]): Dialect | undefined =>
  dialects.find(({ columns }) => columns.every((name) => row.columns.has(name.toLowerCase())));

/** A field's value in a row, undefined if its columns are not there, or why there is none. */
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

/** The columns that a dialect makes nothing of. */
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
