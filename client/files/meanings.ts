/** What a person says the columns of a file mean, as the templates that a file is read by. Pure. */
import { columnsIn, type Field } from '../../picture/files/dialect.ts';
import type { Choices, Column, Survey } from '../../picture/files/survey.ts';

/** By the name of a column, in lower case: the field that it is, or that it is not used. */
export type Meanings = ReadonlyMap<
  string,
  { readonly field: Field | 'unused'; readonly unit: string }
>;

/** Fields of which a cell may name no unit, and the units that may be meant. */
export const UNITS: Readonly<Partial<Record<Field, readonly string[]>>> = {
  altitude: ['m', 'ft', 'm AGL', 'ft AGL'],
  uncertainty: ['m', 'km'],
};

const keyOf = ({ name }: Pick<Column, 'name'>): string => name.toLowerCase();

/** The field that a column is shown as: the first that is made of it. */
export function meaningOf(column: Column, meanings: Meanings): Field | 'unused' {
  return meanings.get(keyOf(column))?.field ?? column.means[0] ?? 'unused';
}

/** Columns with the same meaning would contradict each other: the one that was chosen last has it. */
export function withMeaning(
  meanings: Meanings,
  column: Column,
  field: Field | 'unused',
  unit = '',
): Meanings {
  const kept = [...meanings].filter(([, one]) => field === 'unused' || one.field !== field);
  return new Map([...kept, [keyOf(column), { field, unit }]]);
}

/**
 * The templates that these meanings ask for, beside those that the file was found to have (`found`: its survey
 * while nothing was said). A field whose column means something else now is made of what is left, or not at all.
 */
export function fieldsFor(meanings: Meanings, found: Survey): Choices['fields'] {
  const templates = found.settled.dialect.fields;
  const there = new Set(found.columns.map(keyOf));
  const fields: Partial<Record<Field, string>> = {};
  for (const column of found.columns) {
    if (!meanings.has(keyOf(column))) continue;
    for (const field of column.means) {
      const left = [templates[field] ?? []].flat().filter((template) => {
        const slots = slotsIn(template);
        return slots.every((slot) => there.has(slot) && !meanings.has(slot));
      });
      fields[field] = left[0] ?? '';
    }
  }
  for (const [name, { field, unit }] of meanings) {
    if (field === 'unused') continue;
    fields[field] = unit === '' ? `{${name}}` : `{${name}} ${unit}`;
    if (field === 'place') Object.assign(fields, { lon: '', lat: '' });
    if (field === 'lon' || field === 'lat') fields.place = '';
    if (field === 'id' && !isMade('reference', found, meanings)) fields.reference = `{${name}}`;
  }
  return fields;
}

const slotsIn = (template: string): string[] =>
  columnsIn(template).map((name) => name.toLowerCase());

/** Whether a field is made of a column that still means what it was found to mean, or that was said to mean it. */
const isMade = (field: Field, { columns }: Survey, meanings: Meanings): boolean =>
  [...meanings.values()].some((one) => one.field === field) ||
  columns.some((column) => column.means.includes(field) && !meanings.has(keyOf(column)));
