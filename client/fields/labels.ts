/** What a form's field is called, in the list of what is still missing; and what is said under it. */
import type { Messages } from '../messages/catalogue.ts';
import { fill } from '../messages/fill.ts';
import type { FormFault, Wrong } from './faults.ts';

type Words = Messages['forms'];
/** By field, or by the first step of its path. */
export type FieldLabels = Readonly<Record<string, string>>;

export function labelOf(
  field: string,
  labels: FieldLabels,
  languages: Readonly<Record<string, string>>,
): string {
  const [head = '', tail = ''] = field.split('.');
  const label = labels[field] ?? labels[head] ?? field;
  const language = languages[tail];
  return language === undefined ? label : `${label} (${language})`;
}

/** What is wrong, in the reader's words. */
export const faultText = ({ name, line }: Wrong, { faults }: Words): string =>
  name === 'corner' ? fill(faults.corner, { line: line ?? '' }) : faults[name];

/** A fault as it is said under its field; nothing for a question, which has its answers beside it. */
export const noteOf = (
  fault: FormFault | undefined,
  w: Words,
): { wrong?: string; exact?: string } =>
  fault === undefined || 'offers' in fault
    ? {}
    : {
        wrong: faultText(fault, w),
        ...(fault.name === 'other' && fault.why ? { exact: fault.why } : {}),
      };
