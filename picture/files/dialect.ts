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

const SLOT = /\{([^{}|]+)(?:\|(\w+))?\}/g;

/** The first dialect all of whose columns are there, by name in lower case. */
export const dialectOf = (
  there: { has(name: string): boolean },
  dialects: readonly Dialect[],
): Dialect | undefined =>
  dialects.find(({ columns }) => columns.every((name) => there.has(name.toLowerCase())));

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
