/** How events are drawn: by a symbol and its reach; once there is an index, points are drawn from that. */
import type { EventItem } from '../../../picture/kinds/event.ts';
import type { OnMap } from '../on-map.ts';
import { eventDrawings } from './draw.ts';
import EventLayer from './EventLayer.svelte';
import { eventImages } from './images.ts';
import ReachLayer from './ReachLayer.svelte';

export const onMap: OnMap<EventItem> = {
  draw: eventDrawings,
  layers: [
    {
      level: 'extents',
      source: 'reach',
      component: ReachLayer,
      // not the fill of an uncertainty: as large as it is, it would swallow whatever lies inside
      picks: { extent: ['reach-extent', 'reach-uncertainty'] },
    },
    {
      level: 'symbols',
      source: 'events',
      component: EventLayer,
      words: true,
      picks: {
        symbol: [
          'event-loud',
          'event-symbol',
          'event-open',
          'event-far-label',
          'event-label-sure',
          'event-label-loud',
          'event-label',
        ],
      },
    },
  ],
  images: eventImages,
  staysWithdrawn: () => true, // hollow
  snaps: false,
  phase: () => undefined,
  indexed: {
    draws: ({ fields }) => (fields.geometry.type === 'Point' ? 'all' : 'symbol'),
    under: { reach: 'reach-fill', many: 'event-open', loud: 'event-loud' },
  },
};
