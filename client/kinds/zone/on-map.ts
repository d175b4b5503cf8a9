/** How zones are drawn. */
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import type { OnMap } from '../on-map.ts';

export const onMap: OnMap<ZoneItem> = {
  staysWithdrawn: () => false,
};
