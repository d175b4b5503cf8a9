/** How events are told at a glance. */
import { type EventItem, PRECEDENCES } from '../../../picture/kinds/event.ts';

import type { Telling } from '../telling.ts';

export const telling: Telling<EventItem> = {
  rank: (item) =>
    item.state === 'withdrawn' ? PRECEDENCES.length : PRECEDENCES.indexOf(item.fields.precedence),
};
