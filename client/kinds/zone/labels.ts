/** What the fields of zones are called. */
import type { Language } from '../../../picture/basics.ts';
import type { FieldLabels } from '../../fields/labels.ts';
import { wordsIn } from '../../messages/catalogue.ts';

export function labels(language: Language): FieldLabels {
  const { forms, detail, window } = wordsIn(language);
  return {
    kind: forms.kind,
    name: forms.name,
    corners: forms.drawn,
    area: forms.drawn,
    'area.radius': forms.radius,
    'area.width': forms.width,
    'altitude.lower': forms.lower,
    'altitude.upper': forms.upper,
    window: detail.window,
    'window.from': forms.windowFrom,
    'window.to': forms.windowTo,
    'window.estimated': window.estimated,
    'window.zone': window.clock,
    'window.offsets': window.offsets,
    'window.days': window.days,
    'window.daily.from': forms.dailyFrom,
    'window.daily.to': forms.dailyTo,
    rules: forms.rules,
    basis: forms.basis,
    desks: forms.whoAgrees,
    unilateral: forms.whoAgrees,
    suspended: forms.suspended,
    reason: forms.reason,
  };
}
