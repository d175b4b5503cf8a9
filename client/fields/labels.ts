/** The label of a form's field, by its path; for the list of what is still missing. */
import type { Messages } from '../messages/catalogue.ts';
import { fill } from '../messages/fill.ts';
import type { FormFault } from './faults.ts';

type Words = Messages['forms'];

export function labelOf(
  field: string,
  w: Words,
  languages: Readonly<Record<string, string>>,
): string {
  const [head = '', tail = ''] = field.split('.');
  const language = languages[tail];
  const text = LABELS[field] ?? LABELS[head];
  const label = text === undefined ? field : String(w[text]);
  return language === undefined ? label : `${label} (${language})`;
}

/** What is wrong, in the reader's words. */
export const faultText = ({ name, line }: FormFault, { faults }: Words): string =>
  name === 'corner' ? fill(faults.corner, { line: line ?? '' }) : faults[name];

/** A fault as it is said under its field. */
export const noteOf = (
  fault: FormFault | undefined,
  w: Words,
): { wrong?: string; exact?: string } =>
  fault === undefined
    ? {}
    : {
        wrong: faultText(fault, w),
        ...(fault.name === 'other' && fault.why ? { exact: fault.why } : {}),
      };

type Label = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];

const LABELS: Readonly<Record<string, Label>> = {
  category: 'category',
  precedence: 'precedence',
  geometry: 'place',
  uncertainty: 'uncertainty',
  'occurred.from': 'from',
  'occurred.to': 'to',
  title: 'eventTitle',
  text: 'eventText',
  name: 'name',
  rules: 'rules',
  basis: 'basis',
  kind: 'kind',
  area: 'drawn',
  'area.radius': 'radius',
  'area.width': 'width',
  'altitude.lower': 'lower',
  'altitude.upper': 'upper',
  'window.from': 'windowFrom',
  'window.to': 'windowTo',
  'window.daily.from': 'dailyFrom',
  'window.daily.to': 'dailyTo',
  'source.name': 'source',
  'source.reference': 'sourceReference',
  'source.reliability': 'reliability',
  'source.credibility': 'credibility',
  'mark.form': 'form',
  mark: 'drawn',
  on: 'onMap',
  links: 'more',
  corners: 'drawn',
  reason: 'reason',
};
