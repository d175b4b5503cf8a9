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
  /** A file some of whose rows have all these columns is in this dialect. */
  readonly columns: readonly string[];
  readonly fields: Readonly<Partial<Record<Field, Template>>>;
  /** Translations of values, by the name of the table. */
  readonly tables?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** IANA zone of times without a zone. */
  readonly timeZone?: string;
}

const SLOT = /\{([^{}|]+)(?:\|(\w+))?\}/g;

/** The first dialect all of whose columns are there, by name in lower case. */
export const dialectOf = (
  there: { has(name: string): boolean },
  dialects: readonly Dialect[],
): Dialect | undefined =>
  dialects.find(({ columns }) => columns.every((name) => there.has(name.toLowerCase())));

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

/** The columns that a template names, as it writes them. */
export const columnsIn = (template: string): readonly string[] =>
  [...template.matchAll(SLOT)].map(([, column = '']) => column);

/** The fields that a dialect makes of each column, by name in lower case. */
export function slotsOf({ fields }: Dialect): ReadonlyMap<string, readonly Field[]> {
  const found = new Map<string, Field[]>();
  for (const field of FIELDS) {
    for (const template of [fields[field] ?? []].flat()) {
      for (const column of columnsIn(template)) {
        const name = column.toLowerCase();
        const means = found.get(name) ?? [];
        found.set(name, means);
        if (!means.includes(field)) means.push(field);
      }
    }
  }
  return found;
}
