/** What the fields of zones are called. */
import type { Language } from '../../../picture/basics.ts';
import type { FieldLabels } from '../../fields/labels.ts';
import { wordsIn } from '../../messages/catalogue.ts';

export function labels(language: Language): FieldLabels {
  const { forms } = wordsIn(language);
  return {
    kind: forms.kind,
    name: forms.name,
    corners: forms.drawn,
    area: forms.drawn,
    'area.radius': forms.radius,
    'area.width': forms.width,
    'altitude.lower': forms.lower,
    'altitude.upper': forms.upper,
    'window.from': forms.windowFrom,
    'window.to': forms.windowTo,
    'window.daily.from': forms.dailyFrom,
    'window.daily.to': forms.dailyTo,
    rules: forms.rules,
    basis: forms.basis,
    reason: forms.reason,
  };
}
