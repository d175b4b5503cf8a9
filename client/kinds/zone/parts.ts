/** What of zones stands in forms and details. */
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import type { KindParts } from '../kind-parts.ts';
import Brief from './Brief.svelte';
import { describing } from './describing.ts';
import EventsIn from './EventsIn.svelte';
import Form from './Form.svelte';

export const parts: KindParts<ZoneItem> = {
  Form,
  brief: Brief,
  describing,
  around: { before: [], after: [EventsIn] },
  onOthers: [],
};
