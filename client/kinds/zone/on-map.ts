/** How zones are drawn: as outlines that say in which state they are. */
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import { zoneStatus } from '../../../picture/kinds/zone-status.ts';
import type { OnMap } from '../on-map.ts';
import { zoneDrawings } from './draw.ts';
import { zoneImages } from './images.ts';
import ZoneLayer from './ZoneLayer.svelte';
import ZoneNameLayer from './ZoneNameLayer.svelte';

export const onMap: OnMap<ZoneItem> = {
  draw: zoneDrawings,
  layers: [
    {
      level: 'areas',
      source: 'zones',
      component: ZoneLayer,
      picks: { area: ['zone-name', 'zone-fill'] },
    },
    {
      level: 'areas',
      source: 'zone-names',
      component: ZoneNameLayer,
      words: true,
      picks: {},
    },
  ],
  images: zoneImages,
  staysWithdrawn: () => true,
  snaps: true,
  phase: zoneStatus,
  indexed: undefined,
};
