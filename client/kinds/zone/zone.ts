/** Zones as every page knows them. */
import type { ZoneItem } from '../../../picture/kinds/zone.ts';
import type { KindUi } from '../kind.ts';
import { onMap } from './on-map.ts';
import { telling } from './telling.ts';

export const zone: KindUi<ZoneItem> = {
  ...telling,
  ...onMap,
  page: () => import('./page.ts').then(({ page }) => page),
  parts: () => import('./parts.ts').then(({ parts }) => parts),
};
