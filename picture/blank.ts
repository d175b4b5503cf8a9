/**
 * Texts that show nothing: new ones are refused. [R16] The schema of texts (basics.ts) knows fewer of them, and
 * stays as it is: logs that hold such texts open for ever.
 */
import { ruleOf } from './registry.ts';
import { partsOf } from './schema-parts.ts';

/**
 * Code points that show nothing, as Unicode 17 has them, in hexadecimal. Listed one by one: tables differ between
 * engines, and one log is judged by many.
 */
const NOTHING = [
  // White_Space (PropList.txt)
  '9-d 20 85 a0 1680 2000-200a 2028-2029 202f 205f 3000',
  // Default_Ignorable_Code_Point (DerivedCoreProperties.txt): joiners, Hangul fillers, marks of direction, tags
  'ad 34f 61c 115f-1160 17b4-17b5 180b-180f 200b-200f 202a-202e 2060-206f 3164 fe00-fe0f feff ffa0 fff0-fff8',
  '1bca0-1bca3 1d173-1d17a e0000-e0fff',
  // blank by their glyph: the braille blank, two Egyptian blanks, a note without a head, annotation marks
  '2800 13441-13442 1d159 fff9-fffb',
  // marks that stand on a letter (General_Category M) of Latin, Arabic, Hebrew and any script
  '300-36f 483-489 591-5bd 5bf 5c1-5c2 5c4-5c5 5c7 610-61a 64b-65f 670 6d6-6dc 6df-6e4 6e7-6e8 6ea-6ed 897-89f',
  '8ca-8e1 8e3-8ff 951-954 1ab0-1aff 1dc0-1dff 20d0-20ff fb1e fe20-fe2f 102e0 10efa-10eff',
]
  .join(' ')
  .replace(/[0-9a-f]+/g, '\\u{$&}')
  .replaceAll(' ', '');

const BLANK = new RegExp(`^[${NOTHING}]*$`, 'u');

/** True for a text that shows nothing, or only marks that stand on no letter. */
export const isBlank = (text: string): boolean => BLANK.test(text);

/** The field of the first text in a change, or in the change that it proposes, that shows nothing. */
export function blankIn(change: { readonly type: string }, field = 'change'): string | undefined {
  const schema = ruleOf(change.type)?.rule.schema;
  const parts = schema === undefined ? [] : partsOf(schema, change, field);
  for (const { part, field, value } of parts) {
    if (part === 'text' && typeof value === 'string' && isBlank(value)) return field;
    const within = part === 'elsewhere' && isChange(value) ? blankIn(value, field) : undefined;
    if (within !== undefined) return within;
  }
  return undefined;
}

/** True for a change among values that a schema has parsed. */
const isChange = (value: unknown): value is { readonly type: string } =>
  typeof value === 'object' && value !== null && 'type' in value;
