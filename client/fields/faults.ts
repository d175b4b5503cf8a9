/** What is against sending a form, field by field: what is wrong, and what its author is asked. */
import type { Fault as SchemaFault } from '../../picture/entry.ts';
import { kinds } from '../../picture/items.ts';
import { hasMarks, withoutMarks } from '../../picture/reading/text.ts';
import type { Question } from '../ui/asking.ts';
import type { Parsed, ParseFault } from './parse.ts';

/** The words for it stand in messages/en.json (forms.faults). */
type FaultName =
  | ParseFault
  | 'missing'
  | 'tooLong'
  | 'invisible'
  | 'backwards'
  | 'upsideDown'
  | 'tooFar'
  | 'tooHigh'
  | 'notPositive'
  | 'crosses'
  | 'enclosesNothing'
  | 'still'
  | 'tooMany'
  | 'notThere'
  | 'reference'
  | 'corner'
  | 'corners'
  | 'offsets'
  | 'other';

export interface Wrong {
  /** The field of the form it stands at; empty for the form as a whole. */
  readonly field: string;
  readonly name: FaultName;
  /** The exact reason as the rules word it (English), for who wants it. */
  readonly why?: string;
  /** Which line of a list, from 1. */
  readonly line?: number;
}

/** A question about what stands in a field, which is to be answered before the form is sent. */
export type FieldQuestion = Question & { readonly field: string };

export type FormFault = Wrong | FieldQuestion;

/** What is against a field whose text is no value. */
export const unread = (
  field: string,
  read: Exclude<Parsed<unknown>, { readonly value: unknown }>,
): FormFault =>
  'offers' in read
    ? { field, name: 'several', offers: read.offers, keep: false }
    : { field, name: read.fault };

/** What is asked at a field; undefined if it is wrong, or nothing is. */
export const questionOf = (
  fault: FieldQuestion | { readonly name: string } | undefined,
): FieldQuestion | undefined => (fault !== undefined && 'offers' in fault ? fault : undefined);

/** Text that is refused for marks of direction that came with a copy: they are offered to be removed. [R16] */
export const marksAsked = (fault: FormFault, text: string): FormFault =>
  fault.name === 'invisible' && hasMarks(text)
    ? {
        field: fault.field,
        name: 'marks',
        offers: [{ text: withoutMarks(text), shown: '', act: 'remove' }],
        keep: false,
      }
    : fault;

const NAMES: readonly (readonly [RegExp, FaultName])[] = [
  [/^Invalid (?:option|input)/, 'other'], // what follows lists what would be valid
  [/is empty|is blank|can be seen|original language has no text/, 'missing'],
  [/is longer than/, 'tooLong'],
  [/invisible|surrogate|control|separator/, 'invisible'],
  [/ends before it begins/, 'backwards'],
  [/lower is above upper/, 'upsideDown'],
  [/is above [\d,]+ km/, 'tooFar'],
  [/is (above|below) -?[\d,]+ m$/, 'tooHigh'],
  [/is not above 0 m/, 'notPositive'],
  [/cross|touch/, 'crosses'],
  [/encloses nothing/, 'enclosesNothing'],
  [/are one place/, 'still'],
  [/more than \d+/, 'tooMany'],
  [/is not in the picture/, 'notThere'],
];

const nameOf = (why: string): FaultName => NAMES.find(([is]) => is.test(why))?.[1] ?? 'other';

/** A fault of the schema, of decide() or of the server, at the field of the form that it is about. */
export function atField(
  { field, why }: SchemaFault,
  fields: readonly string[],
  original: string,
): Wrong {
  const [head, ...steps] = field.replace(/^change(?:\.|$)/, '').split('.');
  const said = kinds.some((kind) => kind.field === head) ? steps : [head, ...steps];
  const exact = said.join('.').replace(/\.original$/, `.${original}`);
  const path = fields.includes(`${exact}.${original}`) ? `${exact}.${original}` : exact;
  const near = fields
    .filter((one) => path === one || path.startsWith(`${one}.`))
    .sort((a, b) => b.length - a.length);
  return {
    field: near[0] ?? '',
    name: nameOf(why),
    why: near[0] === undefined ? `${field}: ${why}` : why,
  };
}
