/** What the fields of events are called. */
import type { Language } from '../../../picture/basics.ts';
import type { FieldLabels } from '../../fields/labels.ts';
import { wordsIn } from '../../messages/catalogue.ts';

export function labels(language: Language): FieldLabels {
  const { forms } = wordsIn(language);
  return {
    category: forms.category,
    precedence: forms.precedence,
    geometry: forms.place,
    uncertainty: forms.uncertainty,
    'occurred.from': forms.from,
    'occurred.to': forms.to,
    title: forms.eventTitle,
    text: forms.eventText,
    'altitude.lower': forms.lower,
    'altitude.upper': forms.upper,
    'source.name': forms.source,
    'source.reference': forms.sourceReference,
    'source.reliability': forms.reliability,
    'source.credibility': forms.credibility,
    links: forms.more,
    reason: forms.reason,
  };
}
