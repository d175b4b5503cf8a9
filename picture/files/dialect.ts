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
  /** Days without a time of day are those of UTC, whatever the zone of times is. */
  readonly daysInUtc?: true;
  /** Columns for a field after those of its templates, used only if every cell of them can be read. */
  readonly soft?: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Templates name columns by any of their usual spellings: `Event Date` is `event_date`. */
  readonly loose?: true;
}

/** A template that is one column, as most are. */
const ONE_SLOT = /^\{([^{}|]+)\}$/;
const SLOT = /\{([^{}|]+)(?:\|(\w+))?\}/g;

/** The first dialect all of whose columns are there, by name in lower case. */
export const dialectOf = (
  there: { has(name: string): boolean },
  dialects: readonly Dialect[],
): Dialect | undefined =>
  dialects.find(({ columns }) => columns.every((name) => there.has(name.toLowerCase())));

/** A value that a table of the dialect does not know. */
export interface UnknownValue {
  readonly unknown: string;
}

/** A field's value; undefined if its columns do not exist. */
export function fieldOf(
  dialect: Dialect,
  field: Field,
  row: Row,
): string | undefined | UnknownValue {
  const template = dialect.fields[field] ?? [];
  for (const one of typeof template === 'string' ? [template] : template) {
    const value = fillTemplate(one, dialect, row);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The filled template; undefined if a column does not exist. */
function fillTemplate(
  template: string,
  { tables = {} }: Dialect,
  { columns }: Row,
): string | undefined | UnknownValue {
  const only = ONE_SLOT.exec(template)?.[1];
  if (only !== undefined) return columns.get(only.toLowerCase());
  let unknown: string | undefined;
  let whole = true;
  const text = template.replace(SLOT, (_, column: string, table: string | undefined) => {
    const value = columns.get(column.toLowerCase());
    if (value === undefined) whole = false;
    if (value === undefined || table === undefined) return value ?? '';
    const entries = tables[table] ?? {};
    if (Object.hasOwn(entries, value)) return entries[value] ?? '';
    unknown ??= value;
    return '';
  });
  if (!whole) return undefined;
  return unknown === undefined ? text : { unknown };
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
