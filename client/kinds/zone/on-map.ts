/** How zones are drawn: as areas that look different before, in and after their window. */
import { type ZoneItem, zoneStatus } from '../../../picture/kinds/zone.ts';
import { AREA_LABELS } from '../../drawing/layer.ts';
import type { OnMap } from '../on-map.ts';
import { zoneDrawings } from './draw.ts';
import { zoneImages } from './images.ts';
import ZoneLayer from './ZoneLayer.svelte';

export const onMap: OnMap<ZoneItem> = {
  draw: zoneDrawings,
  layers: [
    {
      level: 'areas',
      source: 'zones',
      component: ZoneLayer,
      picks: { area: [AREA_LABELS, 'zone-fill'] },
    },
  ],
  images: zoneImages,
  staysWithdrawn: () => false,
  snaps: true,
  phase: zoneStatus,
  indexed: undefined,
};
