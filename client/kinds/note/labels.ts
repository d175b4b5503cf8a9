/** What the fields of notes are called. */
import type { Language } from '../../../picture/basics.ts';
import type { FieldLabels } from '../../fields/labels.ts';
import { wordsIn } from '../../messages/catalogue.ts';

export function labels(language: Language): FieldLabels {
  const { forms } = wordsIn(language);
  return {
    'mark.form': forms.form,
    corners: forms.drawn,
    mark: forms.drawn,
    text: forms.noteText,
    on: forms.onMap,
  };
}
