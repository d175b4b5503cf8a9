/** How events are drawn. */
import type { EventItem } from '../../../picture/kinds/event.ts';
import type { OnMap } from '../on-map.ts';

export const onMap: OnMap<EventItem> = {
  staysWithdrawn: () => true,
};
