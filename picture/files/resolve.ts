/** Finds the columns of a file that a dialect means, and the units that their names tell. */
import type { Level } from '../geo/place.ts';
import type { HeightUnit } from '../reading/heights.ts';
import { folded } from '../reading/names.ts';
import { saidIn } from '../reading/numbers.ts';
import { unitsNamed } from '../reading/unit-names.ts';
import type { Unit } from '../reading/units.ts';
import { columnsIn, type Dialect, FIELDS, type Field } from './dialect.ts';

/** What numbers of a measured column are that say nothing themselves. */
export interface Measure {
  readonly unit: HeightUnit | undefined;
  /** What heights are above. */
  readonly above: Level['reference'] | undefined;
}

/** Fields that are lengths or heights. */
export type Measured = 'altitude' | 'uncertainty';
const MEASURED: readonly Measured[] = ['altitude', 'uncertainty'];

/** A dialect whose templates name the columns of one file, and what its measured columns are in. */
export interface Resolved {
  readonly dialect: Dialect;
  /** By name of the column, in lower case. */
  readonly measures: Readonly<Record<string, Measure>>;
  /** Columns, in lower case, that are used only if all their cells can be read. */
  readonly soft: ReadonlySet<string>;
}

/**
 * The dialect for these columns (in lower case), with a person's templates before its own; '' for a field that is
 * not to be filled. Templates of columns that the file lacks are left out, and soft ones that are in `without`.
 */
export function resolve(
  dialect: Dialect,
  columns: readonly string[],
  chosen: Readonly<Partial<Record<Field, string>>>,
  without: ReadonlySet<string> = new Set(),
): Resolved {
  const measures: Record<string, Measure> = {};
  const soft = new Set<string>();
  const find = dialect.loose ? looselyIn(columns) : undefined;
  const fields: Partial<Record<Field, readonly string[]>> = {};
  for (const field of FIELDS) {
    const own = [dialect.fields[field] ?? []].flat();
    const template = chosen[field];
    const given = template === '' ? [] : [template ?? []].flat();
    if (template !== undefined) fields[field] = given;
    else if (find === undefined) fields[field] = own;
    else {
      const firm = own.flatMap((one) => located(one, field, find));
      const used = new Set(firm.flatMap((one) => columnsIn(one)));
      const more = (dialect.soft?.[field] ?? []).flatMap((name) => find(name, isMeasured(field)));
      const others = more.filter((column) => !used.has(column) && !without.has(column));
      for (const column of others) soft.add(column);
      fields[field] = [...firm, ...new Set(others.map((column) => `{${column}}`))];
    }
  }
  for (const field of MEASURED) {
    fields[field] = (fields[field] ?? []).map((template) => measured(template, measures));
  }
  return { dialect: { ...dialect, fields }, measures, soft };
}

type Find = (name: string, isMeasured: boolean) => readonly string[];

/** The templates that name the columns of this file for one that names a usual column. */
function located(template: string, field: Field, find: Find): readonly string[] {
  const [, name] = /^\{([^{}|]+)\}$/.exec(template) ?? [];
  if (name === undefined) return [template];
  return find(name, isMeasured(field)).map((column) => `{${column}}`);
}

const isMeasured = (field: Field): boolean => MEASURED.some((one) => one === field);

/** `Event Date`, `event_date` and `eventDate` are one name. */
const keyOf = (name: string): string => folded(name).replace(/[\s_./-]+/g, '');

function looselyIn(columns: readonly string[]): Find {
  const sayable = columns.filter((name) => !/[{}|]/.test(name)); // templates cannot name others
  const byKey = Map.groupBy(sayable, keyOf);
  const byKeyOfMeasured = Map.groupBy(sayable, (name) => keyOf(partsOf(name).name));
  return (name, isMeasured) => {
    const exact = byKey.get(keyOf(name)) ?? [];
    const others = isMeasured ? (byKeyOfMeasured.get(keyOf(name)) ?? []) : [];
    return [...new Set([...exact, ...others])];
  };
}

const WITH_UNIT = /^(.+?)(?:[\s_]*[([]\s*([^()[\]]+?)\s*[)\]]|[\s_]+(?:in\s+)?(\S+?))$/i;
const ABOVE = /\b(AGL|AMSL|MSL|WGS ?84|HAE)\b/i;
const REFERENCE: Readonly<Record<string, Level['reference']>> = {
  AGL: 'AGL',
  AMSL: 'AMSL',
  MSL: 'AMSL',
  WGS84: 'WGS84',
  HAE: 'WGS84',
};

/** `alt (ft)`, `altitude_m`, `height AGL (m)`: what is measured, in what, above what. */
function partsOf(column: string): Measure & { readonly name: string } {
  const spaced = column.replaceAll('_', ' ');
  const [reference] = ABOVE.exec(spaced) ?? [];
  const above = REFERENCE[reference?.toUpperCase().replace(' ', '') ?? ''];
  const without = spaced
    .replace(ABOVE, ' ')
    .replace(/[([]\s*[)\]]/, '')
    .trim();
  const [, name = without, inside, after] = WITH_UNIT.exec(without) ?? [];
  const unit = unitNamed(inside ?? after ?? '');
  return unit === undefined ? { name: without, unit, above } : { name, unit, above };
}

/** The unit of a name; of `in feet`, `بالقدم` and `ברגל` too. */
function unitNamed(text: string): HeightUnit | undefined {
  const name = saidIn(text).text.replace(/^IN /, '');
  if (name === 'FL') return 'FL';
  const [unit, another]: readonly Unit[] = [name, ...withoutIn(name)].flatMap(unitsNamed);
  return another === undefined ? unit : undefined;
}

/** Without the letters that say `in` before a word of Arabic or Hebrew. */
const withoutIn = (name: string): readonly string[] =>
  /^(?:بال|ب|ב-?).{2}/.test(name) ? [name.replace(/^(?:بال|ب|ב-?)/, '')] : [];

/** A template of one column, without the unit that it names for it: `{alt} ft` is `{alt}` in feet. */
function measured(template: string, measures: Record<string, Measure>): string {
  const [, column, after = ''] = /^\{([^{}|]+)\}\s*(.*)$/.exec(template) ?? [];
  if (column === undefined) return template;
  const named = partsOf(`x ${after}`);
  const own = partsOf(column);
  if (after.trim() !== '' && named.unit === undefined && named.above === undefined) return template;
  const unit = named.unit ?? own.unit;
  const above = named.above ?? own.above;
  if (unit !== undefined || above !== undefined) measures[column.toLowerCase()] = { unit, above };
  return `{${column}}`;
}
