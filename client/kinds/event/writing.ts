/** The form that makes and amends events. */
import type { EventItem } from '../../../picture/kinds/event.ts';
import { inAll } from '../../fields/field-values.ts';
import type { Writing } from '../writing.ts';

export const writing: Writing<EventItem> = {
  kind: 'event',
  fields: [
    'category',
    'precedence',
    'geometry',
    'uncertainty',
    'occurred.from',
    'occurred.to',
    ...inAll('title'),
    ...inAll('text'),
    'altitude.lower',
    'altitude.upper',
    'source.name',
    'source.reference',
    'source.reliability',
    'source.credibility',
    'links',
    'reason',
  ],
};
