/** Events as every page knows them. */
import type { EventItem } from '../../../picture/kinds/event.ts';
import type { KindUi } from '../kind.ts';
import { onMap } from './on-map.ts';
import { telling } from './telling.ts';

export const event: KindUi<EventItem> = {
  ...telling,
  ...onMap,
  page: () => import('./page.ts').then(({ page }) => page),
  parts: () => import('./parts.ts').then(({ parts }) => parts),
};
