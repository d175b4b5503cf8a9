/** The form that makes and amends zones. */
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import { inAll } from '../../fields/field-values.ts';
import type { Writing } from '../writing.ts';

export const writing: Writing<ZoneItem> = {
  kind: 'zone',
  fields: [
    'kind',
    ...inAll('name'),
    'corners',
    'area.radius',
    'area.width',
    'area',
    'altitude.lower',
    'altitude.upper',
    'window.from',
    'window.to',
    'window.daily.from',
    'window.daily.to',
    ...inAll('rules'),
    'basis',
    'reason',
  ],
};
