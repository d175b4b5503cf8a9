/** What of zones stands in forms and details. */
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import type { KindParts } from '../kind-parts.ts';
import Brief from './Brief.svelte';
import { describing } from './describing.ts';
import EventsIn from './EventsIn.svelte';
import Form from './Form.svelte';
import { labels } from './labels.ts';
import { valueText } from './values.ts';

export const parts: KindParts<ZoneItem> = {
  Form,
  fields: { labels, valueText },
  brief: Brief,
  describing,
  around: { before: [], after: [EventsIn] },
  onOthers: [],
};
