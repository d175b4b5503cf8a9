/** Messages as every page knows them. */
import type { MessageItem } from '../../../picture/kinds/message.ts';
import type { KindUi } from '../kind.ts';
import { onMap } from './on-map.ts';
import { telling } from './telling.ts';

export const message: KindUi<MessageItem> = {
  ...telling,
  ...onMap,
  page: () => import('./page.ts').then(({ page }) => page),
  parts: () => import('./parts.ts').then(({ parts }) => parts),
};
