/** The parts of forms and details that are for events. */
import type { EventItem } from '../../../picture/kinds/event.ts';
import type { KindParts } from '../kind-parts.ts';
import Brief from './Brief.svelte';
import Form from './Form.svelte';
import { labels } from './labels.ts';
import NearBy from './NearBy.svelte';
import { valueText } from './values.ts';
import ZonesAt from './ZonesAt.svelte';

export const parts: KindParts<EventItem> = {
  Form,
  fields: { labels, valueText },
  brief: Brief,
  describing: undefined,
  around: { before: [ZonesAt], after: [NearBy] },
  onOthers: [],
};
