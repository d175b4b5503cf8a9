/** Values of the fields of zones as people read them. */
import type { Language } from '../../../picture/basics.ts';
import { named } from '../../fields/values.ts';
import { distanceText } from '../../lib/format.ts';
import { wordsIn } from '../../messages/catalogue.ts';

export function valueText(field: string, value: string, language: Language): string | undefined {
  switch (field) {
    case 'kind':
      return named(wordsIn(language).items.zoneKind, value);
    case 'area.radius':
    case 'area.width':
      return distanceText(Number(value), language);
    default:
      return undefined;
  }
}
